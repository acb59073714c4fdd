package couplinglab.subscriber.handling;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was ever done, a row each time, also where an order should have been handled twice; nothing is changed or removed.
 * Owns the tables {@code handlings} and {@code handled_counter}: whoever handles orders locks the counter first and until
 * the commit, so that positions appear in the order of the commits and no two transactions look for the same order at once.
 */
@Component
public class HandledOrders {
    private final JdbcClient jdbc;
    private final HandledRows rows;

    HandledOrders(JdbcClient jdbc, HandledRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** The first time that it was handled. */
    public Optional<Handled> find(String orderId) {
        return jdbc.sql("SELECT * FROM handlings WHERE order_id = :order ORDER BY position LIMIT 1")
                .param("order", orderId)
                .query(rows)
                .optional();
    }

    /** In the order of the commits: one that is not there yet will have a greater position than all that are. */
    public List<Handled> after(long position, int limit) {
        return jdbc.sql("SELECT * FROM handlings WHERE position > :after ORDER BY position LIMIT :limit")
                .param("after", position)
                .param("limit", limit)
                .query(rows)
                .list();
    }

    public HandledCounts counts() {
        return counts("");
    }

    HandledCounts lockCounts() {
        return counts(" FOR UPDATE");
    }

    void write(HandledCounts counts) {
        jdbc.sql("UPDATE handled_counter SET handled = :handled, duplicates = :duplicates WHERE id = 1")
                .param("handled", counts.handled())
                .param("duplicates", counts.duplicates())
                .update();
    }

    void append(Handled order) {
        jdbc.sql("""
                        INSERT INTO handlings
                            (position, order_id, order_key, customer, destination, order_lines, total, handled_at)
                        VALUES (:position, :order, :key, :customer, :destination, :lines, :total, :at)""")
                .param("position", order.position())
                .param("order", order.orderId())
                .param("key", order.key())
                .param("customer", order.customer())
                .param("destination", order.destination())
                .param("lines", rows.write(order.lines()))
                .param("total", order.total())
                .param("at", order.handledAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    private HandledCounts counts(String suffix) {
        return jdbc.sql("SELECT handled, duplicates FROM handled_counter WHERE id = 1" + suffix)
                .query((row, number) -> new HandledCounts(row.getLong(1), row.getLong(2)))
                .single();
    }
}
