package couplinglab.controlroom.history;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * That a relay handed the message of an order to a queue, topic or bus, as its producer tells of it. Immutable.
 *
 * @param publish its number at that producer, from 1
 * @param destination the name of the queue, topic or bus
 * @param begunAt before which it was not sent
 * @param endedAt by when an acknowledged one was stored; of an unknown one this says nothing
 */
public record Publish(
        long publish,
        String orderId,
        String mode,
        String destination,
        Outcome outcome,
        Instant begunAt,
        Instant endedAt) {

    /** What the relay knows of it. */
    public enum Outcome {
        @JsonProperty("acknowledged")
        ACKNOWLEDGED,
        /** The broker will never take it. */
        @JsonProperty("refused")
        REFUSED,
        /** Some attempts that nobody answered: each may have been stored, then or later. The one that was answered follows. */
        @JsonProperty("unknown")
        UNKNOWN
    }
}
