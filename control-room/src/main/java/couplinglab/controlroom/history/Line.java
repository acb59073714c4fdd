package couplinglab.controlroom.history;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of the file. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Line.Invoked.class, name = "invoked"),
    @JsonSubTypes.Type(value = Line.Concluded.class, name = "concluded"),
    @JsonSubTypes.Type(value = Line.LeftOut.class, name = "left-out"),
    @JsonSubTypes.Type(value = Line.Marked.class, name = "marked")
})
sealed interface Line {

    /** Written and flushed before the call is made. */
    record Invoked(String key, long arrival, String lane, Instant scheduled, Instant at) implements Line {
        Offer offer() {
            return new Offer(key, arrival, lane, scheduled, at, null);
        }
    }

    record Concluded(
            String key,
            Instant at,
            Outcome outcome,
            @Nullable Integer status,
            @Nullable String orderId,
            @Nullable String mode)
            implements Line {
        static Concluded of(String key, Answer answer) {
            return new Concluded(key, answer.at(), answer.outcome(), answer.status(), answer.orderId(), answer.mode());
        }

        Answer answer() {
            return new Answer(at, outcome, status, orderId, mode);
        }
    }

    /** The key turned out to belong to another order, so that this offer says nothing. */
    record LeftOut(String key, Instant at) implements Line {}

    record Marked(Mark mark) implements Line {}
}
