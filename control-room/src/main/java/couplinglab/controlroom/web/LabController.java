package couplinglab.controlroom.web;

import couplinglab.controlroom.ledger.LedgerSnapshot;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The lab as a whole. */
@RestController
@RequestMapping("/api")
class LabController {
    private final LabControl lab;

    LabController(LabControl lab) {
        this.lab = lab;
    }

    @GetMapping("/ledger")
    LedgerSnapshot ledger() {
        return lab.ledger();
    }

    /** Answers when everything is empty and runs again. */
    @PostMapping("/reset")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset() {
        lab.reset();
    }

    /** Answers before the lab stops. */
    @PostMapping("/shutdown")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void shutdown() {
        lab.shutdown();
    }
}
