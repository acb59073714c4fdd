package couplinglab.order.relay;

import io.github.resilience4j.core.IntervalFunction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which address is left in peace for a while, with growing pauses and jitter, because it failed. Each has its own: a bus
 * that is missing keeps no order from its queue, and a topic that is gone none from the one in its place. Thread-safe.
 */
final class Rests {
    private static final IntervalFunction PAUSES =
            IntervalFunction.ofExponentialRandomBackoff(Duration.ofMillis(200), 2, 0.5, Duration.ofSeconds(5));

    private final Clock clock;
    private final Map<Address, Rest> rests = new HashMap<>();

    Rests(Clock clock) {
        this.clock = clock;
    }

    private record Rest(int failures, Instant until, String reason) {}

    static Duration pause(int failures) {
        return Duration.ofMillis(PAUSES.apply(Math.min(failures, 10)));
    }

    synchronized Set<Address> resting() {
        var now = clock.instant();
        return rests.entrySet().stream()
                .filter(rest -> now.isBefore(rest.getValue().until()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** How long it takes until the first of them may be asked again, or null where none rests. */
    synchronized @Nullable Duration untilAwake() {
        var now = clock.instant();
        return rests.values().stream()
                .map(rest -> Duration.between(now, rest.until()))
                .filter(left -> left.compareTo(Duration.ZERO) > 0)
                .min(Duration::compareTo)
                .orElse(null);
    }

    /** True if it worked until now. */
    synchronized boolean failed(Address address, String reason) {
        var before = rests.get(address);
        int failures = before == null ? 1 : before.failures() + 1;
        var until = clock.instant().plus(pause(failures));
        rests.put(address, new Rest(failures, until, reason));
        return before == null;
    }

    /** True if it had failed until now. */
    synchronized boolean worked(Address address) {
        return rests.remove(address) != null;
    }

    /** Why one of them failed the last time, or null if none did. */
    synchronized @Nullable String reason() {
        return rests.values().stream().map(Rest::reason).findFirst().orElse(null);
    }
}
