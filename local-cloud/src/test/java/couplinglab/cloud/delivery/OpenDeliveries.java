package couplinglab.cloud.delivery;

import static org.awaitility.Awaitility.await;

import couplinglab.cloud.store.EventStore;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Deliveries on a folder, in front of a door that a test made, with short pauses. */
record OpenDeliveries(EventStore store, Deliveries deliveries) implements AutoCloseable {
    static final Duration LONG = Duration.ofSeconds(40);

    static OpenDeliveries on(Path data, QueueDoor door) throws SQLException {
        var store = EventStore.open(data, failure -> {
            throw new AssertionError(failure);
        });
        var backoff = new Backoff(Duration.ofMillis(1), Duration.ofMillis(5), () -> 0.5);
        return new OpenDeliveries(store, new Deliveries(store, door, Clock.systemUTC(), backoff));
    }

    void add(List<Parcel> parcels) {
        store.transact(transaction -> {
            deliveries.add(transaction, parcels);
            return parcels;
        });
    }

    void awaitEmpty() {
        await().atMost(LONG).until(() -> left() == 0);
    }

    int left() {
        return store.transact(transaction -> transaction.rows("select id from parcel", row -> row.getLong("id")))
                .size();
    }

    @Override
    public void close() {
        try (store;
                deliveries) {
            // In this order.
        }
    }
}
