package couplinglab.controlroom.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that is missing once all is settled.
 *
 * @param key the recorder's identity of the order
 * @param lane the name of the process that accepted it
 * @param acceptedAt when the customer had the answer
 * @param status what the producer itself says of the order, or null if it does not know it
 */
public record Absence(
        What what,
        @Nullable String orderId,
        String key,
        String lane,
        Instant acceptedAt,
        @Nullable String status,
        Cause cause) {

    /** Whether the order never came to the consumer, or its confirmation never came back. */
    public enum What {
        @JsonProperty("order")
        ORDER,
        @JsonProperty("confirmation")
        CONFIRMATION
    }

    /** A loss without an explanation is a defect of the lab. */
    public enum Cause {
        @JsonProperty("broker-forgot")
        BROKER_FORGOT,
        @JsonProperty("unexplained")
        UNEXPLAINED
    }
}
