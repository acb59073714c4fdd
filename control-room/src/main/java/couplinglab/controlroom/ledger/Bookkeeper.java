package couplinglab.controlroom.ledger;

import static couplinglab.controlroom.process.ProcessNames.FULFILLMENT_SERVICE;

import couplinglab.controlroom.process.Processes;
import couplinglab.controlroom.process.Subscriber;
import java.io.IOException;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the services' books over HTTP, page by page. A service that is down or frozen costs it nothing but time: it
 * keeps what it knows and reads on when the service answers again. Thread-safe.
 */
public final class Bookkeeper {
    private static final Logger LOG = LoggerFactory.getLogger(Bookkeeper.class);

    /** A round over many orders is spread over several readings. */
    private static final int ORDER_PAGES_AT_ONCE = 4;

    private final Documents documents = new Documents();
    private final URI inbox;
    private final Supplier<Map<String, URI>> subscribers;
    private final List<Sweep<OrderRow>> orders;
    private final Sweep<DeadLetter> deadLetters;
    private final List<PublishReader> publishes;
    private final Growing<Shipment> shipments;
    private final Map<String, SubscriberBook> subscriberBooks = new TreeMap<>();
    private @Nullable Long duplicates;
    private Books books = Books.EMPTY;

    @FunctionalInterface
    private interface Reading {
        void run() throws IOException, InterruptedException;
    }

    @FunctionalInterface
    private interface OrderReading {
        void read(Sweep<OrderRow> sweep) throws IOException, InterruptedException;
    }

    /**
     * @param producers the names of the copies of order-service
     * @param publishes hears of each publish that it finds in their books, on the thread that reads
     */
    public static Bookkeeper of(Processes processes, Collection<String> producers, PublishReader.Listener publishes) {
        var consumer = processes.endpoints(FULFILLMENT_SERVICE);
        return new Bookkeeper(
                producers.stream()
                        .collect(Collectors.toMap(
                                name -> name, name -> processes.endpoints(name).main())),
                publishes,
                consumer.main(),
                consumer.management(),
                () -> Subscriber.in(processes).stream()
                        .collect(Collectors.toMap(
                                Subscriber::name,
                                subscriber ->
                                        processes.endpoints(subscriber.name()).main())));
    }

    /**
     * @param producers the main address of each copy of order-service, by its name
     * @param publishes hears of each publish that it finds in their books
     * @param consumer the main address of fulfillment-service
     * @param consumerManagement its management address
     * @param subscribers the main address of each subscriber that ever ran, by its name
     */
    Bookkeeper(
            Map<String, URI> producers,
            PublishReader.Listener publishes,
            URI consumer,
            URI consumerManagement,
            Supplier<Map<String, URI>> subscribers) {
        this.publishes = producers.entrySet().stream()
                .map(producer -> new PublishReader(producer.getKey(), producer.getValue(), publishes))
                .toList();
        this.orders = producers.values().stream()
                .map(producer -> new Sweep<>(producer.resolve("/orders"), OrderRow.class))
                .toList();
        this.deadLetters = new Sweep<>(consumer.resolve("/dead-letters"), DeadLetter.class);
        this.shipments = new Growing<>(consumer.resolve("/fulfillments"), Shipment.class, Shipment::shipment);
        this.inbox = consumerManagement.resolve("/actuator/inbox");
        this.subscribers = subscribers;
    }

    /** Reads what is new. */
    public void read() {
        read(sweep -> sweep.read(documents, ORDER_PAGES_AT_ONCE));
    }

    /** Reads what is new of all but the orders: little enough to do it for ever. */
    void readEffects() {
        read(sweep -> {});
    }

    /** Reads everything that can have changed; returns whether it was all read. */
    public boolean readAll() {
        return read(sweep -> sweep.readAll(documents));
    }

    public synchronized Books books() {
        return books;
    }

    /** Forgets everything: the databases were emptied. */
    public synchronized void clear() {
        shipments.clear();
        subscriberBooks.values().forEach(SubscriberBook::clear);
        duplicates = null;
        orders.forEach(Sweep::clear);
        publishes.forEach(PublishReader::clear);
        deadLetters.clear();
        books = Books.EMPTY;
    }

    private synchronized boolean read(OrderReading howOrders) {
        boolean whole = true;
        for (var sweep : orders) {
            whole &= survives(() -> howOrders.read(sweep));
        }
        for (var reader : publishes) {
            whole &= survives(() -> reader.read(documents));
        }
        for (var subscriber : subscribers.get().entrySet()) {
            whole &= survives(() -> bookOf(subscriber).read(documents));
        }
        whole &= survives(() -> shipments.read(documents))
                && survives(() -> deadLetters.readAll(documents))
                && survives(this::readInbox);
        books = new Books(
                shipments.items(),
                orders.stream().flatMap(sweep -> sweep.items().stream()).toList(),
                DeadLetter.ordersOf(deadLetters.items()),
                ofEach(SubscriberBook::handled),
                ofEach(SubscriberBook::deadLettered),
                duplicates);
        return whole;
    }

    private SubscriberBook bookOf(Map.Entry<String, URI> subscriber) {
        return subscriberBooks.computeIfAbsent(subscriber.getKey(), any -> new SubscriberBook(subscriber.getValue()));
    }

    private <T> Map<String, T> ofEach(Function<SubscriberBook, T> read) {
        return subscriberBooks.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, book -> read.apply(book.getValue())));
    }

    private void readInbox() throws IOException, InterruptedException {
        duplicates = documents.get(inbox).path("duplicates").asLong();
    }

    private static boolean survives(Reading reading) {
        try {
            reading.run();
            return true;
        } catch (IOException notNow) {
            LOG.debug("A book could not be read, what is known stays", notNow);
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
