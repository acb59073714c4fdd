package couplinglab.controlroom.ledger;

import java.io.IOException;
import java.net.URI;
import java.util.Collection;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads a collection to which items are only ever added, each with a number of its own, so that the last cursor leads to
 * all that is new; the last page is read again. Not thread-safe.
 */
final class Growing<T> {
    private final URI collection;
    private final Class<T> type;
    private final ToLongFunction<T> number;

    private final TreeMap<Long, T> items = new TreeMap<>();
    private @Nullable String after;

    Growing(URI collection, Class<T> type, ToLongFunction<T> number) {
        this.collection = collection;
        this.type = type;
        this.number = number;
    }

    Collection<T> items() {
        return items.values();
    }

    void read(Documents documents) throws IOException, InterruptedException {
        while (true) {
            var page = documents.page(collection, after, type);
            page.items().forEach(item -> items.put(number.applyAsLong(item), item));
            if (page.next() == null) {
                return;
            }
            after = page.next();
        }
    }

    void clear() {
        items.clear();
        after = null;
    }
}
