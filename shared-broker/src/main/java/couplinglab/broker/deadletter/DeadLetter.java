package couplinglab.broker.deadletter;

import com.fasterxml.jackson.annotation.JsonIgnore;
import couplinglab.broker.sending.Outgoing;
import couplinglab.contracts.DeadLetterReason;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message that is kept because it could not be worked on.
 *
 * @param arrival its position among all dead letters there ever were, in the order of the commits
 * @param orderId the order it is about, where that could be read
 * @param error what was wrong, as reported; null where nobody lived to report anything
 */
public record DeadLetter(
        String id,
        @Nullable String orderId,
        DeadLetterReason reason,
        @Nullable String error,
        String body,
        Map<String, Outgoing.Attribute> attributes,
        int receives,
        Instant firstSeen,
        Instant lastSeen,
        @JsonIgnore long arrival) {

    Outgoing again() {
        return new Outgoing(body, attributes);
    }
}
