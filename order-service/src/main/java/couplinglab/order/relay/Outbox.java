package couplinglab.order.relay;

import couplinglab.order.book.CouplingMode;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The messages of committed orders that no broker has acknowledged yet. Owns the tables {@code outbox} and
 * {@code parked}. Every method joins the caller's transaction.
 */
@Repository
public class Outbox {
    private static final int REASON_LENGTH = 1024;

    private final JdbcClient jdbc;
    private final Clock clock;

    Outbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** To be called in the transaction that commits the order: both are there, or neither. */
    public void add(String orderId, CouplingMode mode, String destination, String body) {
        jdbc.sql("""
                        INSERT INTO outbox (order_id, mode, destination_name, body)
                        VALUES (:orderId, :mode, :destination, :body)""")
                .param("orderId", orderId)
                .param("mode", mode.name())
                .param("destination", destination)
                .param("body", body)
                .update();
    }

    /** The oldest messages for other addresses than these, that no other relay has in hand; locked until the transaction ends. */
    List<OutboxMessage> claim(Set<Address> resting, int limit) {
        return jdbc.sql("SELECT id, order_id, mode, destination_name, body FROM outbox " + others(resting)
                        + " ORDER BY id FETCH FIRST :limit ROWS ONLY FOR UPDATE SKIP LOCKED")
                .param("resting", pairs(resting))
                .param("limit", limit)
                .query((row, number) -> new OutboxMessage(
                        row.getLong("id"),
                        row.getString("order_id"),
                        CouplingMode.valueOf(row.getString("mode")),
                        row.getString("destination_name"),
                        row.getString("body")))
                .list();
    }

    private static String others(Set<Address> resting) {
        return resting.isEmpty() ? "" : "WHERE (mode, destination_name) NOT IN (:resting)";
    }

    private static List<Object[]> pairs(Set<Address> addresses) {
        return addresses.stream()
                .map(address -> new Object[] {address.mode().name(), address.destination()})
                .toList();
    }

    void delete(Collection<Long> ids) {
        if (!ids.isEmpty()) {
            jdbc.sql("DELETE FROM outbox WHERE id IN (:ids)").param("ids", ids).update();
        }
    }

    /** Takes a message out of the way that can never be sent, and keeps it with the reason. */
    void park(OutboxMessage message, String reason) {
        jdbc.sql("""
                        INSERT INTO parked (id, order_id, mode, destination_name, body, reason, parked_at)
                        VALUES (:id, :orderId, :mode, :destination, :body, :reason, :at)""")
                .param("id", message.id())
                .param("orderId", message.orderId())
                .param("mode", message.mode().name())
                .param("destination", message.destination())
                .param("body", message.body())
                .param("reason", reason.substring(0, Math.min(reason.length(), REASON_LENGTH)))
                .param("at", Timestamp.from(clock.instant()))
                .update();
        delete(List.of(message.id()));
    }

    long pending() {
        return count("SELECT COUNT(*) FROM outbox");
    }

    long parked() {
        return count("SELECT COUNT(*) FROM parked");
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
