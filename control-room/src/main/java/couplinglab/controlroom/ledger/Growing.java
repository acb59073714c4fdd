package couplinglab.controlroom.ledger;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.ToLongFunction;

/** Keeps all of a collection to which items are only ever added. Not thread-safe. */
final class Growing<T> {
    private final Tail<T> tail;
    private final List<T> items = new ArrayList<>();

    Growing(URI collection, Class<T> type, ToLongFunction<T> number) {
        this.tail = new Tail<>(collection, type, number);
    }

    Collection<T> items() {
        return items;
    }

    void read(Documents documents) throws IOException, InterruptedException {
        tail.read(documents, items::add);
    }

    void clear() {
        items.clear();
        tail.clear();
    }
}
