package couplinglab.controlroom.process;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lab's processes by name, as a teacher sees them: what runs, what died, and the means to kill and revive.
 * Implementations are thread-safe. Every method that takes a name throws {@link UnknownProcess} for one that this lab
 * does not have.
 */
public interface Processes {
    /** Every process, the intermediary first, in the order of their start; of those on demand only such that ever ran. */
    List<ProcessStatus> all();

    ProcessStatus status(String name);

    /**
     * Kills without a chance to tidy up (SIGKILL) and returns when the process is gone; harmless when it already is.
     *
     * @throws ByHand if this lab can't, and a person can
     */
    void kill(String name);

    /**
     * Starts a process that is not running, with its own former arguments where it ran before, and returns when it is
     * ready; harmless when it already runs.
     *
     * @throws ProcessDidNotStart if it ends before it is ready, or takes too long; it is then not running
     * @throws PortTaken if another program holds one of its ports
     * @throws ByHand if this lab can't, and a person can
     */
    ProcessStatus revive(String name);

    /** Where this lab itself reaches a process. */
    Endpoints endpoints(String name);

    /** Where people reach a process; elsewhere than {@link #endpoints} if the lab lives in a network of its own. */
    default Endpoints published(String name) {
        return endpoints(name);
    }

    /** What a person has to type in order to kill a process that this lab can't kill, or null if it can. */
    default @Nullable String killByHand(String name) {
        return null;
    }

    /** What a person has to type in order to revive a process that this lab can't revive, or null if it can. */
    default @Nullable String reviveByHand(String name) {
        return null;
    }

    /** Where this lab reaches SNS and EventBridge. */
    default URI events() {
        return endpoints(intermediary()).main();
    }

    /** The name of the process that stands between producer and consumer: the broker. */
    String intermediary();
}
