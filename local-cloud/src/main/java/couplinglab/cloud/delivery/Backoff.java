package couplinglab.cloud.delivery;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** Doubles the pause from one failure to the next, and takes a random part of it so that lanes do not come in step. */
record Backoff(Duration shortest, Duration longest, DoubleSupplier random) {
    private static final int MOST_DOUBLINGS = 20;

    /** @param failures how many there were in a row, 1 at least */
    Duration after(int failures) {
        long doubled = shortest.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
        long pause = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(Math.round(pause / 2.0 + random.getAsDouble() * pause / 2.0));
    }
}
