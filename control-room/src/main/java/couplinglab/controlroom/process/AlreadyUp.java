package couplinglab.controlroom.process;

/** A lab runs on these ports already. */
public final class AlreadyUp extends LabFailure {
    public AlreadyUp(Ports ports) {
        super(
                "The lab is already up on http://localhost:" + ports.base()
                        + ": use it, stop it with ./lab down, or start another with --ports BASE.",
                null);
    }
}
