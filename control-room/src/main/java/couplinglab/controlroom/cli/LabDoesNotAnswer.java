package couplinglab.controlroom.cli;

import couplinglab.controlroom.process.LabFailure;
import couplinglab.controlroom.process.Ports;

/** Something listens where the control room should, but gives no answer that a control room would give. */
final class LabDoesNotAnswer extends LabFailure {
    LabDoesNotAnswer(Ports ports, Exception cause) {
        super(
                "What listens on http://localhost:" + ports.base()
                        + " does not answer as a lab does: ./lab status and ./lab down tell more.",
                cause);
    }
}
