package couplinglab.web;

import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A page of a collection, in the order in which its items were committed.
 *
 * @param next the cursor of the page that follows, or null where there is none yet
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /** A full page may have a successor, a shorter one has none yet. */
    public static <T> Page<T> of(PageRequest request, List<T> items, ToLongFunction<T> position) {
        var full = items.size() == request.limit();
        return new Page<>(items, full ? PageRequest.cursor(position.applyAsLong(items.get(items.size() - 1))) : null);
    }
}
