package couplinglab.controlroom.cli;

import couplinglab.controlroom.process.LabFailure;
import couplinglab.controlroom.process.Ports;

/** There is no lab on these ports. */
final class NotUp extends LabFailure {
    NotUp(Ports ports) {
        super("No lab is up on http://localhost:" + ports.base() + ": start it with ./lab up.", null);
    }
}
