package couplinglab.fulfillment.shipping;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The one row that numbers the shipments. Whoever ships locks it first and until the commit: so numbers appear in the
 * order of the commits, no page steps over one, and no two transactions look into the inbox for the same order at once.
 * It makes plain inserts race-free on every database.
 */
@Component
final class ShipmentCounter {
    private final JdbcClient jdbc;

    ShipmentCounter(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    InboxCounts lock() {
        return select(" FOR UPDATE");
    }

    InboxCounts read() {
        return select("");
    }

    void write(InboxCounts counts) {
        jdbc.sql("UPDATE shipment_counter SET shipments = :shipments, duplicates = :duplicates WHERE id = 1")
                .param("shipments", counts.fulfilled())
                .param("duplicates", counts.duplicates())
                .update();
    }

    private InboxCounts select(String suffix) {
        return jdbc.sql("SELECT shipments, duplicates FROM shipment_counter WHERE id = 1" + suffix)
                .query((row, number) -> new InboxCounts(row.getLong(1), row.getLong(2)))
                .single();
    }
}
