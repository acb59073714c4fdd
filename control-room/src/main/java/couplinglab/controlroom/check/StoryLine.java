package couplinglab.controlroom.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to an order, or while it was on its way.
 *
 * @param at null for what has no time of its own, such as a row that is still there at the end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StoryLine(@Nullable Instant at, String what) {
    @Override
    public String toString() {
        return (at == null ? "at the end" : at) + "  " + what;
    }
}
