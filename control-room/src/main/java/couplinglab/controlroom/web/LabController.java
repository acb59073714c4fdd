package couplinglab.controlroom.web;

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
    private final LabControl control;
    private final LedgerView ledger;

    LabController(LabControl control, LedgerView ledger) {
        this.control = control;
        this.ledger = ledger;
    }

    @GetMapping("/ledger")
    Object ledger() {
        return ledger.snapshot();
    }

    /** Answers when everything is empty and runs again. */
    @PostMapping("/reset")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset() {
        control.reset();
    }

    /** Answers before the lab stops. */
    @PostMapping("/shutdown")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void shutdown() {
        control.shutdown();
    }
}
