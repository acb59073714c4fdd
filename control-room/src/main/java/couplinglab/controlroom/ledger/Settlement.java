package couplinglab.controlroom.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides when all is settled: when nothing has moved, and nothing new was found in the books, for two visibility
 * timeouts, and the books were then read whole. It goes on reading after that, and takes its word back when an effect
 * shows or a dead letter comes or goes. Not thread-safe.
 */
final class Settlement {
    private static final String NEWS = "the books have just changed";

    private final Supplier<List<String>> disturbances;
    private final Bookkeeper bookkeeper;
    private final SettleWatch watch = new SettleWatch();
    private @Nullable Traces seen;
    private boolean settled;

    /** What an order leaves behind that moves: the effects, which only grow in number, and the dead letters. */
    private record Traces(
            int shipments,
            Map<String, Integer> handled,
            Set<String> deadLetters,
            Map<String, Set<String>> deadCopies,
            @Nullable Long duplicates) {
        static Traces in(Books books) {
            return new Traces(
                    books.shipments().size(),
                    books.handled().entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, one -> one.getValue().size())),
                    books.deadLetters(),
                    books.deadCopies(),
                    books.duplicates());
        }
    }

    /** @param disturbances what is in the way of stillness now, in words */
    Settlement(Supplier<List<String>> disturbances, Bookkeeper bookkeeper) {
        this.disturbances = disturbances;
        this.bookkeeper = bookkeeper;
    }

    /** Looks around and reads. Returns what is in the way of settled, in words; nothing if it is. */
    List<String> look(Instant at) {
        var because = new ArrayList<>(disturbances.get());
        readWhatIsNew();
        if (foundNews()) {
            because.add(NEWS);
        }
        if (!watch.observe(at, because.isEmpty())) {
            settled = false;
            return because.isEmpty() ? List.of("still, but not for long enough") : because;
        }
        return settled ? List.of() : settle(at);
    }

    /** The books were emptied. */
    void restart() {
        settled = false;
        seen = null;
    }

    private List<String> settle(Instant at) {
        if (!bookkeeper.readAll()) {
            return List.of("not all books could be read");
        }
        if (foundNews()) {
            watch.observe(at, false);
            return List.of(NEWS);
        }
        settled = true;
        return List.of();
    }

    private void readWhatIsNew() {
        if (settled) {
            bookkeeper.readEffects();
        } else {
            bookkeeper.read();
        }
    }

    private boolean foundNews() {
        var now = Traces.in(bookkeeper.books());
        boolean news = !now.equals(seen);
        seen = now;
        return news;
    }
}
