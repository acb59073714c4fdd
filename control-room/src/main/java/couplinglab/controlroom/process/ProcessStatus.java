package couplinglab.controlroom.process;

import org.jspecify.annotations.Nullable;

/**
 * What is known about one process at one moment.
 *
 * @param pid its id while it runs
 * @param exitCode how it ended, once it has; 128 and the signal's number after a signal, so 137 after a kill
 */
public record ProcessStatus(
        String name,
        State state,
        @Nullable Long pid,
        @Nullable Integer exitCode) {

    /** A process that ended by itself or was killed is dead; one that was asked to end, or never ran, is stopped. */
    public enum State {
        STARTING,
        READY,
        DEAD,
        STOPPED
    }

    public boolean isRunning() {
        return state == State.STARTING || state == State.READY;
    }
}
