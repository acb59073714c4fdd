package couplinglab.fulfillment.shipping;

import couplinglab.contracts.MessageFormat;
import couplinglab.database.Transactions;
import java.time.Clock;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** A migrated database of its own, and the shipping on it. */
final class TestDatabase implements AutoCloseable {
    final JdbcConnectionPool pool;
    final JdbcClient jdbc;
    final Inbox inbox;
    final Shipments shipments;
    final ShipmentCounter counter;

    TestDatabase() {
        pool = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID(), "sa", "");
        pool.setMaxConnections(20);
        Flyway.configure().dataSource(pool).load().migrate();
        jdbc = JdbcClient.create(pool);
        var rows = new ShipmentRows(MessageFormat.strict(JsonMapper.builder()).build());
        inbox = new Inbox(jdbc, rows);
        shipments = new Shipments(jdbc, rows);
        counter = new ShipmentCounter(jdbc);
    }

    InboxFulfillment fulfillment() {
        return fulfillment(transactions());
    }

    InboxFulfillment fulfillment(PlatformTransactionManager transactions) {
        return new InboxFulfillment(inbox, shipments, counter, new Transactions(transactions), Clock.systemUTC());
    }

    JdbcTransactionManager transactions() {
        return new JdbcTransactionManager(pool);
    }

    @Override
    public void close() {
        pool.dispose();
    }
}
