package couplinglab.controlroom.web;

import couplinglab.controlroom.ledger.Absence;
import couplinglab.controlroom.ledger.LedgerSnapshot;
import java.util.List;
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
    private static final String BECAUSE =
            "LocalStack keeps messages in memory, so that what it held is gone when it dies: broker-forgot. "
                    + "Real SQS stores each message redundantly before it acknowledges it; there, and wherever "
                    + "the broker did not die, a loss is a defect: unexplained.";

    private final LabControl lab;

    LabController(LabControl lab) {
        this.lab = lab;
    }

    @GetMapping("/ledger")
    LedgerSnapshot ledger() {
        return lab.ledger();
    }

    /** Nothing until the ledger is settled, since only then anything is known to be missing. */
    @GetMapping("/ledger/lost")
    Lost lost() {
        return new Lost(lab.absences(), BECAUSE);
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

    /**
     * What is missing.
     *
     * @param because why a message can be lost without a defect
     */
    record Lost(List<Absence> items, String because) {}
}
