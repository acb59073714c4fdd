package couplinglab.controlroom.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a call ended.
 *
 * @param at when the answer was complete, or when the caller gave up
 * @param status the HTTP status, or null if there was none: given up, refused or broken connection
 * @param orderId the order's id where the answer named one
 * @param mode the coupling mode under which the order was placed, where the answer named it
 */
public record Answer(
        Instant at,
        Outcome outcome,
        @Nullable Integer status,
        @Nullable String orderId,
        @Nullable String mode) {

    /** No answer came, or none that could be read. */
    public static Answer none(Instant at) {
        return new Answer(at, Outcome.UNKNOWN, null, null, null);
    }
}
