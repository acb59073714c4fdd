package couplinglab.fulfillment.shipping;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All shipments there ever were. Nothing is changed or removed. */
@Component
public class Shipments {
    private final JdbcClient jdbc;
    private final ShipmentRows rows;

    Shipments(JdbcClient jdbc, ShipmentRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** The first shipment of the order. */
    public Optional<Shipment> of(String orderId) {
        return jdbc.sql("SELECT * FROM shipments WHERE order_id = :order ORDER BY shipment LIMIT 1")
                .param("order", orderId)
                .query(rows)
                .optional();
    }

    /** In the order of the commits: a shipment that is not there yet will have a greater number than all that are. */
    public List<Shipment> after(long shipment, int limit) {
        return jdbc.sql("SELECT * FROM shipments WHERE shipment > :after ORDER BY shipment LIMIT :limit")
                .param("after", shipment)
                .param("limit", limit)
                .query(rows)
                .list();
    }

    void append(Shipment shipment) {
        jdbc.sql(
                        "INSERT INTO shipments (shipment, order_id, order_key, customer, destination, order_lines, total,"
                                + " fulfilled_at) VALUES (:shipment, :order, :key, :customer, :destination, :lines, :total, :at)")
                .param("shipment", shipment.shipment())
                .param("order", shipment.orderId())
                .param("key", shipment.key())
                .param("customer", shipment.customer())
                .param("destination", shipment.destination())
                .param("lines", rows.write(shipment.lines()))
                .param("total", shipment.total())
                .param("at", shipment.fulfilledAt().atOffset(ZoneOffset.UTC))
                .update();
    }
}
