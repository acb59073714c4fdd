package couplinglab.controlroom.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import couplinglab.contracts.OrderContent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of the file. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Line.Invoked.class, name = "invoked"),
    @JsonSubTypes.Type(value = Line.Concluded.class, name = "concluded"),
    @JsonSubTypes.Type(value = Line.LeftOut.class, name = "left-out"),
    @JsonSubTypes.Type(value = Line.Marked.class, name = "marked"),
    @JsonSubTypes.Type(value = Line.Published.class, name = "published"),
    @JsonSubTypes.Type(value = Line.Repeated.class, name = "repeated"),
    @JsonSubTypes.Type(value = Line.Poisoned.class, name = "poisoned"),
    @JsonSubTypes.Type(value = Line.Sighted.class, name = "sighted"),
    @JsonSubTypes.Type(value = Line.Faulted.class, name = "faulted")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Line {

    /**
     * Written and flushed before the call is made.
     *
     * @param content what was ordered, where the history is to be checked against it
     */
    record Invoked(
            String key,
            long arrival,
            String lane,
            Instant scheduled,
            Instant at,
            @Nullable OrderContent content) implements Line {
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

    /** A producer told of it; {@code at} is when it was read there. */
    record Published(Instant at, String lane, Publish publish) implements Line {}

    /** The same key and content are about to be sent once more; the answer is another {@link Concluded} of the key. */
    record Repeated(String key, Instant at, String lane, String why) implements Line {}

    /**
     * A message that no consumer can read is about to be put into a queue.
     *
     * @param id occurs in the body, which is like no other
     */
    record Poisoned(String id, Instant at, String queue, String body) implements Line {}

    /** A status of an order that was read from its producer, unlike the one read before. */
    record Sighted(
            Instant at,
            String lane,
            String orderId,
            @Nullable String key,
            String status) implements Line {}

    /** A step of a fault that was planned. */
    record Faulted(
            Instant at,
            int number,
            String kind,
            String subject,
            Phase phase,
            @Nullable String detail) implements Line {}

    /** How far a fault is. */
    enum Phase {
        @JsonProperty("asked")
        ASKED,
        /** It happened, and is over. */
        @JsonProperty("done")
        DONE,
        /** It did not happen. */
        @JsonProperty("failed")
        FAILED
    }
}
