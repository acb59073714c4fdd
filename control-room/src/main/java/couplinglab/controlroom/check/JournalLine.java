package couplinglab.controlroom.check;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a copy of order-service testifies. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = JournalLine.Claimed.class, name = "claimed"),
    @JsonSubTypes.Type(value = JournalLine.Released.class, name = "released"),
    @JsonSubTypes.Type(value = JournalLine.Stray.class, name = "stray")
})
sealed interface JournalLine {
    Instant at();

    /** A relay holds these rows of the outbox from now on. */
    record Claimed(String claim, @Nullable String owner, List<Long> rows, Instant at) implements JournalLine {
        public Claimed {
            requireNonNull(claim, "claim");
            requireNonNull(rows, "rows");
            requireNonNull(at, "at");
        }
    }

    /** It is about to let them go. */
    record Released(String claim, Instant at) implements JournalLine {
        public Released {
            requireNonNull(claim, "claim");
            requireNonNull(at, "at");
        }
    }

    /** A confirmation came for an order that was never seen here. */
    record Stray(String orderId, Instant at) implements JournalLine {
        public Stray {
            requireNonNull(orderId, "orderId");
            requireNonNull(at, "at");
        }
    }
}
