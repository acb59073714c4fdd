package couplinglab.order.relay;

import couplinglab.order.TestDatabase;
import couplinglab.order.book.OrderBooks;
import couplinglab.order.journal.Journal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Parts of the relay for the tests of other packages. */
public final class Relays {
    private Relays() {}

    public static Outbox outboxOn(TestDatabase database) {
        return new Outbox(database.jdbc(), Clock.systemUTC());
    }

    public static Publishes publishesOn(TestDatabase database) {
        return new Publishes(database.jdbc(), database.transactions(), Clock.systemUTC());
    }

    /** A relay whose broker never comes. */
    public static Relay idle(TestDatabase database) {
        return new Relay(
                new RelayRound(
                        outboxOn(database),
                        publishesOn(database),
                        OrderBooks.on(database),
                        database.transactions(),
                        Journal.off(),
                        List.of()),
                Clock.systemUTC());
    }

    /** Why messages are parked, by their orders. */
    static Map<String, String> reasons(TestDatabase database) {
        return database
                .jdbc()
                .sql("SELECT order_id, reason FROM parked")
                .query((row, number) -> Map.entry(row.getString("order_id"), row.getString("reason")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
