package couplinglab.chaos;

/**
 * Where a process tells that it has come to a {@link CrashPoint}. To be called by decorators around the business code,
 * never by that code itself. Thread-safe.
 */
@FunctionalInterface
public interface CrashPoints {
    /** Halts the JVM, without shutdown hooks, if a crash is armed at this point; does nothing otherwise. */
    void reached(CrashPoint point);

    /** Nothing is ever armed. */
    static CrashPoints none() {
        return point -> {};
    }
}
