package couplinglab.subscriber.handling;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which orders have been taken in, by the producer's order id: the idempotent consumer's memory. Forgets none. */
@Component
final class Inbox {
    private final JdbcClient jdbc;
    private final HandledRows rows;

    Inbox(JdbcClient jdbc, HandledRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** How those of the orders that are known were handled first, by order id. */
    Map<String, Handled> find(Collection<String> orderIds) {
        return jdbc
                .sql("SELECT h.* FROM inbox i JOIN handlings h ON h.position = i.handling WHERE i.order_id IN (:ids)")
                .param("ids", orderIds)
                .query(rows)
                .stream()
                .collect(Collectors.toMap(Handled::orderId, Function.identity()));
    }

    void add(Handled first) {
        jdbc.sql("INSERT INTO inbox (order_id, handling) VALUES (:order, :handling)")
                .param("order", first.orderId())
                .param("handling", first.position())
                .update();
    }
}
