package couplinglab.controlroom.ledger;

import java.io.IOException;
import java.net.URI;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
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
    private final URI shipmentsAddress;
    private final URI inbox;
    private final List<Sweep<OrderRow>> orders;
    private final Sweep<DeadLetter> deadLetters;

    private final TreeMap<Long, Shipment> shipments = new TreeMap<>();
    private @Nullable String lastShipments;
    private @Nullable Long duplicates;
    private Books books = Books.EMPTY;

    private record DeadLetter(@Nullable String orderId) {}

    @FunctionalInterface
    private interface Reading {
        void run() throws IOException, InterruptedException;
    }

    @FunctionalInterface
    private interface OrderReading {
        void read(Sweep<OrderRow> sweep) throws IOException, InterruptedException;
    }

    /**
     * @param producers the main address of each copy of order-service
     * @param consumer the main address of fulfillment-service
     * @param consumerManagement its management address
     */
    public Bookkeeper(Collection<URI> producers, URI consumer, URI consumerManagement) {
        this.orders = producers.stream()
                .map(producer -> new Sweep<>(producer.resolve("/orders"), OrderRow.class))
                .toList();
        this.deadLetters = new Sweep<>(consumer.resolve("/dead-letters"), DeadLetter.class);
        this.shipmentsAddress = consumer.resolve("/fulfillments");
        this.inbox = consumerManagement.resolve("/actuator/inbox");
    }

    /** Reads what is new. */
    public void read() {
        read(sweep -> sweep.read(documents, ORDER_PAGES_AT_ONCE));
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
        lastShipments = null;
        duplicates = null;
        orders.forEach(Sweep::clear);
        deadLetters.clear();
        books = Books.EMPTY;
    }

    private synchronized boolean read(OrderReading howOrders) {
        boolean whole = true;
        for (var sweep : orders) {
            whole &= survives(() -> howOrders.read(sweep));
        }
        whole &= survives(this::readShipments)
                && survives(() -> deadLetters.readAll(documents))
                && survives(this::readInbox);
        books = new Books(
                shipments.values(),
                orders.stream().flatMap(sweep -> sweep.items().stream()).toList(),
                new HashSet<>(deadLetters.items().stream()
                        .map(DeadLetter::orderId)
                        .filter(Objects::nonNull)
                        .toList()),
                duplicates);
        return whole;
    }

    /** Shipments are only ever added, so that the last cursor leads to all that is new; the last page is read again. */
    private void readShipments() throws IOException, InterruptedException {
        while (true) {
            var page = documents.page(shipmentsAddress, lastShipments, Shipment.class);
            page.items().forEach(shipment -> shipments.put(shipment.shipment(), shipment));
            if (page.next() == null) {
                return;
            }
            lastShipments = page.next();
        }
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
