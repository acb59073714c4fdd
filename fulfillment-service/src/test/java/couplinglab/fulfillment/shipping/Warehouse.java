package couplinglab.fulfillment.shipping;

import couplinglab.database.Transactions;
import couplinglab.fulfillment.TestDatabase;
import java.time.Clock;
import org.springframework.transaction.PlatformTransactionManager;

/** The shipping on a database of a test. */
final class Warehouse {
    final Inbox inbox;
    final Shipments shipments;
    final ShipmentCounter counter;
    private final TestDatabase database;

    Warehouse(TestDatabase database) {
        this.database = database;
        var jdbc = database.jdbc();
        var rows = new ShipmentRows(TestDatabase.MAPPER);
        inbox = new Inbox(jdbc, rows);
        shipments = new Shipments(jdbc, rows);
        counter = new ShipmentCounter(jdbc);
    }

    InboxFulfillment fulfillment() {
        return fulfillment(database.transactions());
    }

    InboxFulfillment fulfillment(PlatformTransactionManager transactions) {
        return new InboxFulfillment(inbox, shipments, counter, new Transactions(transactions), Clock.systemUTC());
    }
}
