package couplinglab.controlroom.process;

/** Another program listens on a port that a process of the lab needs. */
public final class PortTaken extends LabFailure {
    public PortTaken(int port, String process) {
        super(
                "Port " + port + ", which is for " + process
                        + ", is taken by another program: stop that program, or choose other ports with --ports BASE.",
                null);
    }
}
