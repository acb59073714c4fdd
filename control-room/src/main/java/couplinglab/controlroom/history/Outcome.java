package couplinglab.controlroom.history;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an answer means to the caller, the best first. */
public enum Outcome {
    /** Done, or promised. */
    ACCEPTED,
    /** It may have been done, once at most; also when nobody answered in time. */
    UNKNOWN,
    /** Nothing happened and nothing will. */
    REFUSED;

    /** As it is written in the history and in reports. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isBetterThan(Outcome other) {
        return compareTo(other) < 0;
    }
}
