package couplinglab.fulfillment.shipping;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which orders have been taken in, by the producer's order id: the idempotent consumer's memory. */
@Component
final class Inbox {
    private final JdbcClient jdbc;
    private final ShipmentRows rows;

    Inbox(JdbcClient jdbc, ShipmentRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** The first shipments of those of the orders that are known, by order id. */
    Map<String, Shipment> find(Collection<String> orderIds) {
        return jdbc
                .sql("SELECT s.* FROM inbox i JOIN shipments s ON s.shipment = i.shipment WHERE i.order_id IN (:ids)")
                .param("ids", orderIds)
                .query(rows)
                .stream()
                .collect(Collectors.toMap(Shipment::orderId, Function.identity()));
    }

    void add(Shipment first) {
        jdbc.sql("INSERT INTO inbox (order_id, shipment, received_at) VALUES (:order, :shipment, :at)")
                .param("order", first.orderId())
                .param("shipment", first.shipment())
                .param("at", first.fulfilledAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    int forgetOlderThan(Instant age) {
        return jdbc.sql("DELETE FROM inbox WHERE received_at < :age")
                .param("age", age.atOffset(ZoneOffset.UTC))
                .update();
    }
}
