package couplinglab.cloud;

/**
 * What happens when a message could not be stored. Whatever it is, the message is not acknowledged, and neither is any
 * later one: the cloud it happened to answers no more and has to be started anew.
 */
@FunctionalInterface
public interface Halt {
    /** The exit status of a process that halted because its messages could not be stored. */
    int STORAGE_FAILED = 74;

    /** May be called more than once and from any thread. */
    void because(Throwable storageFailure);

    /** Ends the JVM at once, without shutdown hooks, for a broker that stores nothing must not look alive. */
    static Halt theProcess() {
        return storageFailure -> {
            System.err.println("local-cloud: messages can't be stored any more, halting: " + storageFailure);
            Runtime.getRuntime().halt(STORAGE_FAILED);
        };
    }
}
