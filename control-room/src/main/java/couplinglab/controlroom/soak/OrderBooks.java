package couplinglab.controlroom.soak;

import couplinglab.contracts.OrderLine;
import couplinglab.contracts.OrderPlaced;
import couplinglab.controlroom.history.Recorder;
import couplinglab.controlroom.ledger.Documents;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks into the order books of the producers while the run goes on, and writes down each status that it has not seen
 * before. It looks at the newest thousand orders or so of a producer, every two seconds: what rises and falls in
 * between is not seen. Thread-safe.
 */
final class OrderBooks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OrderBooks.class);
    private static final long BETWEEN_LOOKS = 2000;
    private static final int PAGES = 3;
    private static final String FULFILLED = "FULFILLED";

    private final Documents documents = new Documents();
    private final Recorder recorder;
    private final List<Book> books;
    private final Thread looking = new Thread(this::look, "sightings");

    /** One producer's, and which queue its orders name as their return address. */
    record Address(String producer, URI orders, String replyTo) {}

    record Entry(
            String orderId,
            String status,
            @Nullable String key,
            String customer,
            String destination,
            List<OrderLine> lines,
            BigDecimal total,
            Instant placedAt) {
        OrderPlaced asMessage(String replyTo) {
            return new OrderPlaced(orderId, key, customer, destination, lines, total, placedAt, replyTo);
        }
    }

    OrderBooks(List<Address> addresses, Recorder recorder) {
        this.recorder = recorder;
        this.books = addresses.stream().map(Book::new).toList();
        looking.setDaemon(true);
    }

    void start() {
        looking.start();
    }

    /** Messages like those that carried some of the newest fulfilled orders; no more than so many. */
    List<OrderPlaced> fulfilled(int atMost) throws IOException, InterruptedException {
        var found = new ArrayList<OrderPlaced>();
        for (var book : books) {
            book.read();
            found.addAll(book.fulfilled(atMost - found.size()));
        }
        return found;
    }

    /** No more looks from now on. */
    void end() {
        looking.interrupt();
    }

    @Override
    public void close() {
        end();
    }

    private void look() {
        try {
            while (true) {
                for (var book : books) {
                    tryToRead(book);
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static void tryToRead(Book book) throws InterruptedException {
        try {
            book.read();
        } catch (IOException notNow) {
            LOG.debug("{} does not show its orders now", book.address.producer(), notNow);
        }
    }

    private final class Book {
        private final Address address;
        /** Where each of the newest pages begins, the oldest first. */
        private final Deque<String> starts = new ArrayDeque<>();

        private Map<String, Entry> newest = new HashMap<>();

        Book(Address address) {
            this.address = address;
        }

        synchronized void read() throws IOException, InterruptedException {
            var seen = new HashMap<String, Entry>();
            var after = starts.peekFirst();
            while (true) {
                var page = documents.page(address.orders(), after, Entry.class);
                page.items().forEach(entry -> see(entry, seen));
                if (page.next() == null) {
                    break;
                }
                after = page.next();
                if (!starts.contains(after)) {
                    starts.addLast(after);
                }
            }
            while (starts.size() > PAGES) {
                starts.removeFirst();
            }
            newest = seen;
        }

        synchronized List<OrderPlaced> fulfilled(int atMost) {
            return newest.values().stream()
                    .filter(entry -> entry.status().equals(FULFILLED))
                    .limit(Math.max(0, atMost))
                    .map(entry -> entry.asMessage(address.replyTo()))
                    .toList();
        }

        private void see(Entry entry, Map<String, Entry> seen) {
            var before = newest.get(entry.orderId());
            if (before == null || !before.status().equals(entry.status())) {
                recorder.sight(address.producer(), entry.orderId(), entry.key(), entry.status());
            }
            seen.put(entry.orderId(), entry);
        }
    }
}
