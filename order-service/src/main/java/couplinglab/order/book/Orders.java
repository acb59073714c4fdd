package couplinglab.order.book;

import couplinglab.contracts.OrderContent;
import couplinglab.web.PageRequest;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every order of this service, durably. Owns the tables {@code orders}, {@code order_keys} and {@code order_position}.
 * Changes of status are single conditional updates, so that whatever two threads do at once, a status only rises.
 */
@Repository
public class Orders {
    private final JdbcClient jdbc;
    private final OrderRows rows;

    Orders(JdbcClient jdbc, JsonMapper mapper) {
        this.jdbc = jdbc;
        this.rows = new OrderRows(mapper);
    }

    public Optional<Order> find(String orderId) {
        return jdbc.sql("SELECT * FROM orders WHERE order_id = :id")
                .param("id", orderId)
                .query(rows)
                .optional();
    }

    /** The order that a key belongs to, for as long as keys are kept. */
    public Optional<Order> findByKey(String key) {
        return jdbc.sql(
                        "SELECT o.* FROM order_keys k JOIN orders o ON o.order_id = k.order_id WHERE k.order_key = :key")
                .param("key", key)
                .query(rows)
                .optional();
    }

    /** Pages in the order of commits: a position is drawn under a lock that lasts until the commit. */
    public List<Order> page(PageRequest page) {
        return jdbc.sql("SELECT * FROM orders WHERE position > :after ORDER BY position FETCH FIRST :limit ROWS ONLY")
                .param("after", page.after())
                .param("limit", page.limit())
                .query(rows)
                .list();
    }

    /**
     * Writes down that an order is about to be handed over: a new one with its key, a known one with its new mode. To be
     * called in a transaction, which these belong into together.
     *
     * @param as {@code UNKNOWN} before a call whose end may never be heard, {@code PLACED} where the promise is in the
     *     same transaction
     * @throws org.springframework.dao.DuplicateKeyException if the key was bound by somebody else meanwhile
     */
    public void attempt(Order order, OrderStatus as, String destination) {
        if (order.isNew()) {
            insert(order, as, destination);
        } else {
            update(order, as, destination);
        }
    }

    /**
     * The attempt was refused. Only its own {@code UNKNOWN} falls; a status that has risen meanwhile stays. Nobody shipped the
     * order, so that a carrier's word of it was a mistake.
     */
    public void refuse(String orderId) {
        jdbc.sql("""
                        UPDATE orders SET status = 'REFUSED', delivered_at = NULL
                        WHERE order_id = :id AND status = 'UNKNOWN'""").param("id", orderId).update();
    }

    /** @return whether this service knows the order, which is delivered where the carrier has said so */
    public boolean fulfill(String orderId, Fulfillment how) {
        return jdbc.sql("""
                        UPDATE orders SET status = CASE WHEN delivered_at IS NULL THEN 'FULFILLED' ELSE 'DELIVERED' END,
                          shipment = :shipment, fulfilled_at = :at
                        WHERE order_id = :id""")
                        .param("id", orderId)
                        .param("shipment", how.shipment())
                        .param("at", Timestamp.from(how.fulfilledAt()))
                        .update()
                == 1;
    }

    /** @return whether this service knows the order, which may be fulfilled or delivered by now */
    public boolean deadLetter(String orderId) {
        return jdbc.sql("""
                        UPDATE orders SET status =
                          CASE WHEN status IN ('FULFILLED', 'DELIVERED') THEN status ELSE 'DEAD_LETTERED' END
                        WHERE order_id = :id""").param("id", orderId).update() == 1;
    }

    /**
     * Keeps the carrier's first word, and raises only what was accepted, whose shipment is promised if not confirmed yet. A
     * carrier may be wrong: if its word alone made an order accepted, a caller who asks again would be answered so, and
     * nothing would ever be shipped; and a dead letter would be hidden.
     */
    public Delivery deliver(String orderId, Instant at) {
        int updated = jdbc.sql("""
                        UPDATE orders SET status = CASE WHEN status IN ('PLACED', 'FULFILLED') THEN 'DELIVERED' ELSE status END,
                          delivered_at = :at
                        WHERE order_id = :id AND status <> 'REFUSED' AND delivered_at IS NULL""")
                .param("id", orderId)
                .param("at", Timestamp.from(at))
                .update();
        if (updated == 1) {
            return Delivery.DELIVERED;
        }
        return find(orderId)
                .map(known -> known.status() == OrderStatus.REFUSED ? Delivery.REFUSED : Delivery.REPEATED)
                .orElse(Delivery.UNKNOWN);
    }

    /** @return how many keys were forgotten */
    public int forgetKeysBoundBefore(Instant limit) {
        return jdbc.sql("DELETE FROM order_keys WHERE bound_at < :limit")
                .param("limit", Timestamp.from(limit))
                .update();
    }

    private void insert(Order order, OrderStatus as, String destination) {
        if (order.key() != null) {
            jdbc.sql("INSERT INTO order_keys (order_key, order_id, bound_at) VALUES (:key, :id, :at)")
                    .param("key", order.key())
                    .param("id", order.id())
                    .param("at", Timestamp.from(order.placedAt()))
                    .update();
        }
        OrderContent content = order.content();
        jdbc.sql("""
                        INSERT INTO orders (order_id, position, order_key, status, mode, destination_name,
                          customer, destination, lines, placed_at)
                        VALUES (:id, :position, :key, :status, :mode, :destinationName, :customer, :destination,
                          :lines, :placedAt)""")
                .param("id", order.id())
                .param("position", nextPosition())
                .param("key", order.key())
                .param("status", as.name())
                .param("mode", order.mode().name())
                .param("destinationName", destination)
                .param("customer", content.customer())
                .param("destination", content.destination())
                .param("lines", rows.write(content))
                .param("placedAt", Timestamp.from(order.placedAt()))
                .update();
    }

    private void update(Order order, OrderStatus as, String destination) {
        int updated = jdbc.sql("""
                        UPDATE orders SET status = :status, mode = :mode, destination_name = :destinationName
                        WHERE order_id = :id AND status IN ('REFUSED', 'UNKNOWN')""")
                .param("id", order.id())
                .param("status", as.name())
                .param("mode", order.mode().name())
                .param("destinationName", destination)
                .update();
        if (updated != 1) {
            throw new OrderMovedOn(order.id());
        }
    }

    private long nextPosition() {
        jdbc.sql("UPDATE order_position SET last_position = last_position + 1").update();
        return jdbc.sql("SELECT last_position FROM order_position")
                .query(Long.class)
                .single();
    }
}
