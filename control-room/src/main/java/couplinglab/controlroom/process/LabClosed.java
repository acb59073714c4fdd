package couplinglab.controlroom.process;

/** The lab is being stopped, so that nothing can be started any more. */
public final class LabClosed extends LabFailure {
    LabClosed() {
        super("The lab is being stopped.", null);
    }
}
