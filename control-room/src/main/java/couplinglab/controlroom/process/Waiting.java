package couplinglab.controlroom.process;

import java.time.Duration;

/** Waits for things that nobody announces. */
public final class Waiting {
    private static final long BETWEEN_LOOKS = 20;

    private Waiting() {}

    @FunctionalInterface
    public interface Condition<E extends Exception> {
        boolean holds() throws E, InterruptedException;
    }

    /** Returns whether it came to hold in time. */
    public static <E extends Exception> boolean until(Duration patience, Condition<E> condition)
            throws E, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
        return true;
    }
}
