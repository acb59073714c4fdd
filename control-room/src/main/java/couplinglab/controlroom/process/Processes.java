package couplinglab.controlroom.process;

import java.util.List;

/**
 * The lab's processes by name, as a teacher sees them: what runs, what died, and the means to kill and revive.
 * Implementations are thread-safe. Every method that takes a name throws {@link UnknownProcess} for one that this lab
 * does not have.
 */
public interface Processes {
    /** Every process, the intermediary first, in the order of their start. */
    List<ProcessStatus> all();

    ProcessStatus status(String name);

    /** Kills without a chance to tidy up (SIGKILL) and returns when the process is gone; harmless when it already is. */
    void kill(String name);

    /**
     * Starts a process that is not running with its own former arguments, and returns when it is ready; harmless when
     * it already runs.
     *
     * @throws ProcessDidNotStart if it ends before it is ready, or takes too long; it is then not running
     * @throws PortTaken if another program holds one of its ports
     */
    ProcessStatus revive(String name);

    Endpoints endpoints(String name);

    /** The name of the process that stands between producer and consumer: the broker. */
    String intermediary();
}
