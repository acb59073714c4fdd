package couplinglab.controlroom.soak;

import couplinglab.controlroom.history.Recorder;
import couplinglab.controlroom.ledger.Documents;
import couplinglab.controlroom.ledger.PublishReader;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks into the books of the producers while the run goes on, every two seconds, and writes down each publish, and each
 * status of an order that it has not seen before: of the newest thousand orders or so of a producer, and what rises and falls
 * in between is not seen. Thread-safe.
 */
final class OrderBooks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OrderBooks.class);
    private static final long BETWEEN_LOOKS = 2000;
    private static final int PAGES = 3;

    private final Documents documents = new Documents();
    private final Recorder recorder;
    private final List<Book> books;
    private final Thread looking = new Thread(this::look, "sightings");

    private record Entry(
            String orderId, String status, @Nullable String key) {}

    /** @param addresses the main addresses of the producers, by their names */
    OrderBooks(Map<String, URI> addresses, Recorder recorder) {
        this.recorder = recorder;
        this.books = addresses.entrySet().stream()
                .map(address -> new Book(address.getKey(), address.getValue()))
                .toList();
        looking.setDaemon(true);
    }

    void start() {
        looking.start();
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
            LOG.debug("{} does not show its orders now", book.producer, notNow);
        }
    }

    private final class Book {
        private final String producer;
        private final URI orders;
        private final PublishReader publishes;
        /** Where each of the newest pages begins, the oldest first. */
        private final Deque<String> starts = new ArrayDeque<>();

        /** Their statuses, by order id. */
        private Map<String, String> newest = new HashMap<>();

        Book(String producer, URI address) {
            this.producer = producer;
            this.orders = address.resolve("/orders");
            this.publishes = new PublishReader(producer, address, recorder::published);
        }

        void read() throws IOException, InterruptedException {
            publishes.read(documents);
            readOrders();
        }

        private void readOrders() throws IOException, InterruptedException {
            var seen = new HashMap<String, String>();
            var after = starts.peekFirst();
            while (true) {
                var page = documents.page(orders, after, Entry.class);
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

        private void see(Entry entry, Map<String, String> seen) {
            if (!entry.status().equals(newest.get(entry.orderId()))) {
                recorder.sight(producer, entry.orderId(), entry.key(), entry.status());
            }
            seen.put(entry.orderId(), entry.status());
        }
    }
}
