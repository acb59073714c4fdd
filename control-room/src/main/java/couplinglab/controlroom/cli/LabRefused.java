package couplinglab.controlroom.cli;

import couplinglab.controlroom.process.LabFailure;

/** The control room answered, and said no. Its own sentence says why. */
final class LabRefused extends LabFailure {
    LabRefused(String sentence) {
        super(sentence, null);
    }
}
