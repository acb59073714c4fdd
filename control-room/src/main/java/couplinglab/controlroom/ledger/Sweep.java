package couplinglab.controlroom.ledger;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a collection whose items change or vanish: from the first page to the last, over and over. What it shows is
 * the last complete round. Not thread-safe.
 */
final class Sweep<T> {
    private final URI collection;
    private final Class<T> type;

    private List<T> complete = List.of();
    private List<T> round = new ArrayList<>();
    private @Nullable String after;

    Sweep(URI collection, Class<T> type) {
        this.collection = collection;
        this.type = type;
    }

    List<T> items() {
        return complete;
    }

    /** Goes on with the round for so many pages, or to its end. */
    void read(Documents documents, int pages) throws IOException, InterruptedException {
        for (int page = 0; page < pages; page++) {
            var next = documents.page(collection, after, type);
            round.addAll(next.items());
            after = next.next();
            if (after == null) {
                complete = round;
                round = new ArrayList<>();
                return;
            }
        }
    }

    /** A round of its own, from the first page to the last. */
    void readAll(Documents documents) throws IOException, InterruptedException {
        restart();
        read(documents, Integer.MAX_VALUE);
    }

    void clear() {
        restart();
        complete = List.of();
    }

    private void restart() {
        round = new ArrayList<>();
        after = null;
    }
}
