package couplinglab.controlroom.process;

/** The broker has no bus of this name. */
public final class UnknownBus extends LabFailure {
    public UnknownBus(String name) {
        super("There is no bus \"" + name + "\": name one that the broker has, such as orders or default.", null);
    }
}
