package couplinglab.controlroom.process;

import java.util.Collection;

/** The lab has no process of this name. The message lists those that it has. */
public final class UnknownProcess extends LabFailure {
    public UnknownProcess(String name, Collection<String> known) {
        super("There is no process \"" + name + "\"; the lab has " + String.join(", ", known) + ".", null);
    }
}
