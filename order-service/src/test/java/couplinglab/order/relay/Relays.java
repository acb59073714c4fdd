package couplinglab.order.relay;

import couplinglab.order.TestDatabase;
import couplinglab.order.book.OrderBooks;
import couplinglab.order.journal.Journal;
import java.time.Clock;
import java.util.List;

/** Parts of the relay for the tests of other packages. */
public final class Relays {
    private Relays() {}

    public static Outbox outboxOn(TestDatabase database) {
        return new Outbox(database.jdbc(), Clock.systemUTC());
    }

    /** A relay whose broker never comes. */
    public static Relay idle(TestDatabase database) {
        return new Relay(
                new RelayRound(
                        outboxOn(database), OrderBooks.on(database), database.transactions(), Journal.off(), List.of()),
                Clock.systemUTC());
    }
}
