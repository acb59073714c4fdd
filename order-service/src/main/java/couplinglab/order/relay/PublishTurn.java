package couplinglab.order.relay;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one turn of a relay finds out of its publishes. Not thread-safe. */
final class PublishTurn {
    private final Clock clock;
    /** When those messages were first sent of which no answer was heard yet, by their ids. */
    private final Map<Long, Instant> unheardSince = new HashMap<>();

    private final List<Found> found = new ArrayList<>();

    /** A publish that has no number yet. */
    record Found(OutboxMessage message, Publish.Outcome outcome, Instant begunAt, Instant endedAt) {}

    PublishTurn(Clock clock) {
        this.clock = clock;
    }

    void unheard(Map<Long, Instant> since) {
        unheardSince.putAll(since);
    }

    boolean isUnheard(OutboxMessage message) {
        return unheardSince.containsKey(message.id());
    }

    /** The moment just before some of the messages are sent. */
    Instant now() {
        return clock.instant();
    }

    /**
     * The broker answered.
     *
     * @param begunAt just before they were sent
     * @param answers by the id of a message; one without an answer goes on as unheard
     */
    void answered(List<OutboxMessage> messages, Instant begunAt, Map<Long, Publish.Outcome> answers) {
        var now = later(begunAt, clock.instant());
        for (var message : messages) {
            var answer = answers.get(message.id());
            if (answer != null) {
                var since = unheardSince.get(message.id());
                if (since != null) {
                    found.add(new Found(message, Publish.Outcome.UNKNOWN, since, later(since, begunAt)));
                }
                found.add(new Found(message, answer, begunAt, now));
            }
        }
    }

    List<Found> found() {
        return List.copyOf(found);
    }

    /** A clock may step back. */
    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
