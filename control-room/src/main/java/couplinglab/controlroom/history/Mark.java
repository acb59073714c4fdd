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

    /** A fault begins when it is confirmed, not when it is asked for, and ends when its end is asked for. */
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
        /** The process ended by itself. */
        @JsonProperty("exited")
        EXITED
    }
}
