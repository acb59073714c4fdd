package couplinglab.controlroom.cli;

import couplinglab.controlroom.process.LabFailure;
import java.net.URI;

/** A service of a lab that is up gave no answer, or not all of one. */
final class ServiceDoesNotAnswer extends LabFailure {
    ServiceDoesNotAnswer(String name, URI address, Exception cause) {
        super(name + " does not answer on " + address + ": ./lab status tells whether it lives.", cause);
    }
}
