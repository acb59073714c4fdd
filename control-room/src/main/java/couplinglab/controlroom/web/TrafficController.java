package couplinglab.controlroom.web;

import couplinglab.contracts.ContractViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How many orders a second the control room places. */
@RestController
@RequestMapping("/api/traffic")
class TrafficController {
    private static final double MAX_RATE = 1000;
    private final LabControl lab;

    TrafficController(LabControl lab) {
        this.lab = lab;
    }

    @GetMapping
    Rate rate() {
        return new Rate(lab.rate());
    }

    @PutMapping
    Rate setRate(@RequestBody Rate wanted) {
        lab.setRate(allowed(wanted.rate()));
        return rate();
    }

    private static double allowed(@Nullable Double rate) {
        if (rate == null || !(rate >= 0 && rate <= MAX_RATE)) {
            throw new ContractViolation("rate", "must be a number from 0 to " + (int) MAX_RATE);
        }
        return rate;
    }

    /** Orders a second. */
    record Rate(@Nullable Double rate) {}
}
