package couplinglab.order.relay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;

/**
 * Which buses there are. An event for a bus that does not exist is acknowledged, and dropped without a word: so the bus
 * is asked for first, and again when the last answer is older than a second. What is put on it within a second of its
 * end is lost. Thread-safe.
 */
final class Buses {
    private static final Duration REMEMBERED = Duration.ofSeconds(1);

    private final EventBridgeAsyncClient events;
    private final Clock clock;
    private final Map<String, Instant> seen = new ConcurrentHashMap<>();

    Buses(EventBridgeAsyncClient events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    void require(String bus) throws BrokerDegraded {
        var now = clock.instant();
        var last = seen.get(bus);
        if (last != null && now.isBefore(last.plus(REMEMBERED))) {
            return;
        }
        try {
            events.describeEventBus(request -> request.name(bus)).join();
        } catch (CompletionException failure) {
            throw new BrokerDegraded("Bus \"" + bus + "\": " + failure.getCause(), failure);
        }
        seen.put(bus, now);
    }

    void forget(String bus) {
        seen.remove(bus);
    }
}
