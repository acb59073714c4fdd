package couplinglab.chaos;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What can be done to a process over HTTP, beside the kill that each one supports. */
public enum Fault {
    /** Work is taken and never done, until the thaw. */
    FREEZE,
    /** Work is done late. */
    SLOW,
    /** Some of the work fails. */
    FAIL,
    /** The process dies at a named point of its work. */
    CRASH_AT;

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
