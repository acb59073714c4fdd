package couplinglab.order.relay;

import com.fasterxml.jackson.annotation.JsonValue;
import couplinglab.order.book.CouplingMode;
import java.time.Instant;
import java.util.Locale;

/**
 * That the message of an order was handed to a broker.
 *
 * @param publish its number, in the order of commits
 * @param destination the name of the queue, topic or bus
 * @param begunAt just before it was sent
 * @param endedAt when the answer was there; of an unknown one, when the attempt began that was answered
 */
public record Publish(
        long publish,
        String orderId,
        CouplingMode mode,
        String destination,
        Outcome outcome,
        Instant begunAt,
        Instant endedAt) {

    /** What the relay knows of it. */
    public enum Outcome {
        /** The broker has stored it, between the two times. */
        ACKNOWLEDGED,
        /** The broker will never take it. */
        REFUSED,
        /** All attempts before the one that was answered, together: the broker may have stored each, then or later. */
        UNKNOWN;

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
