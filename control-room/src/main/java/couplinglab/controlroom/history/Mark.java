package couplinglab.controlroom.history;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something done to the lab, or seen of it, that explains what the orders went through.
 *
 * @param subject the name of the process concerned
 * @param detail what else is to be known, such as the new mode
 */
public record Mark(
        Instant at, Kind kind, String subject, @Nullable String detail) {

    /**
     * A fault begins when it is confirmed, not when it is asked for, and ends when its end is asked for. Where others
     * kill and revive, and nobody tells when, the last sign of life and the last sign of death stand for the asking.
     */
    public enum Kind {
        @JsonProperty("kill-asked")
        KILL_ASKED,
        /** The process is gone. */
        @JsonProperty("kill-confirmed")
        KILL_CONFIRMED,
        @JsonProperty("revive-asked")
        REVIVE_ASKED,
        @JsonProperty("ready")
        READY,
        @JsonProperty("freeze-asked")
        FREEZE_ASKED,
        @JsonProperty("freeze-answered")
        FREEZE_ANSWERED,
        @JsonProperty("thaw-asked")
        THAW_ASKED,
        @JsonProperty("thaw-answered")
        THAW_ANSWERED,
        @JsonProperty("mode-asked")
        MODE_ASKED,
        @JsonProperty("mode-answered")
        MODE_ANSWERED,
        /** The process ended without having been asked to by this lab. */
        @JsonProperty("exited")
        EXITED,
        /** The last sign of life of a process that was then found dead by looking: it died after this. */
        @JsonProperty("last-seen")
        LAST_SEEN,
        /** The broker came back without what it had held when, at the time of this mark, it was found dead. */
        @JsonProperty("forgot")
        FORGOT,
        /** The rules of the bus are to be those of the detail. */
        @JsonProperty("rules-asked")
        RULES_ASKED,
        @JsonProperty("rules-answered")
        RULES_ANSWERED,
        /** The subscriptions of the topic are to be those of the detail. */
        @JsonProperty("subscriptions-asked")
        SUBSCRIPTIONS_ASKED,
        @JsonProperty("subscriptions-answered")
        SUBSCRIPTIONS_ANSWERED
    }
}
