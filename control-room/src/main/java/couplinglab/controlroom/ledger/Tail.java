package couplinglab.controlroom.ledger;

import java.io.IOException;
import java.net.URI;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads on in a collection to which items are only ever added, each with a higher number than those before: the last cursor
 * leads to all that is new. Not thread-safe.
 */
final class Tail<T> {
    private final URI collection;
    private final Class<T> type;
    private final ToLongFunction<T> number;

    private long last;
    private @Nullable String after;

    Tail(URI collection, Class<T> type, ToLongFunction<T> number) {
        this.collection = collection;
        this.type = type;
        this.number = number;
    }

    /** Hands over each item that it has not handed over before, in order. The last page is read again the next time. */
    void read(Documents documents, Consumer<T> reader) throws IOException, InterruptedException {
        while (true) {
            var page = documents.page(collection, after, type);
            for (var item : page.items()) {
                if (number.applyAsLong(item) > last) {
                    reader.accept(item);
                    last = number.applyAsLong(item);
                }
            }
            if (page.next() == null) {
                return;
            }
            after = page.next();
        }
    }

    /** The collection was emptied, and begins anew. */
    void clear() {
        last = 0;
        after = null;
    }
}
