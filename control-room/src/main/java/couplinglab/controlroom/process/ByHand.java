package couplinglab.controlroom.process;

/** This lab only watches processes that others started. The message says what a person has to type instead. */
public final class ByHand extends LabFailure {
    public ByHand(String what, String command) {
        super("This control room can't " + what + ": it has no hold on Docker. Type: " + command, null);
    }
}
