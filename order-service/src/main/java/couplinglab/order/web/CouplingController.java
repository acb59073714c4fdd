package couplinglab.order.web;

import couplinglab.contracts.ContractViolation;
import couplinglab.order.book.CouplingMode;
import couplinglab.order.coupling.CouplingSwitch;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The switch, on the main port and, where it answers whatever hangs, on the management port. */
@RestController
class CouplingController {
    private final CouplingSwitch coupling;

    CouplingController(CouplingSwitch coupling) {
        this.coupling = coupling;
    }

    record Coupling(CouplingMode mode) {
        Coupling(@Nullable CouplingMode mode) {
            if (mode == null) {
                throw new ContractViolation("mode", "is required");
            }
            this.mode = mode;
        }
    }

    @GetMapping("/coupling")
    Coupling get() {
        return new Coupling(coupling.mode());
    }

    @PutMapping(path = "/coupling", consumes = MediaType.APPLICATION_JSON_VALUE)
    Coupling put(@RequestBody Coupling wanted) {
        coupling.to(wanted.mode());
        return wanted;
    }
}
