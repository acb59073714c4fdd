package couplinglab.chaos;

/** The end of the process; a bean of its own, so that tests can live on. Thread-safe. */
@FunctionalInterface
public interface Halt {
    /** What a shell reports of a process that died of SIGKILL: 128 + 9. */
    int KILLED = 137;

    void halt();

    /** No shutdown hook runs, nothing is flushed or closed: as close to SIGKILL as a JVM comes on its own. */
    static Halt theJvm() {
        return () -> Runtime.getRuntime().halt(KILLED);
    }
}
