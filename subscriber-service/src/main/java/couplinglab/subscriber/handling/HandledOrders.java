package couplinglab.subscriber.handling;

import couplinglab.contracts.OrderLine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * All orders that were ever handled; nothing is changed or removed. Owns the tables {@code handled} and
 * {@code handled_counter}: whoever handles orders locks the counter first and until the commit, so that positions appear
 * in the order of the commits and no two transactions look for the same order at once.
 */
@Component
public class HandledOrders {
    private static final TypeReference<List<OrderLine>> LINES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper mapper;

    HandledOrders(JdbcClient jdbc, JsonMapper mapper) {
        this.jdbc = jdbc;
        this.mapper = mapper;
    }

    public Optional<Handled> find(String orderId) {
        return jdbc.sql("SELECT * FROM handled WHERE order_id = :order")
                .param("order", orderId)
                .query(this::read)
                .optional();
    }

    /** In the order of the commits: one that is not there yet will have a greater position than all that are. */
    public List<Handled> after(long position, int limit) {
        return jdbc.sql("SELECT * FROM handled WHERE position > :after ORDER BY position LIMIT :limit")
                .param("after", position)
                .param("limit", limit)
                .query(this::read)
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

    /** Those of the orders that are known, by order id. */
    Map<String, Handled> find(Collection<String> orderIds) {
        return jdbc
                .sql("SELECT * FROM handled WHERE order_id IN (:ids)")
                .param("ids", orderIds)
                .query(this::read)
                .stream()
                .collect(Collectors.toMap(Handled::orderId, Function.identity()));
    }

    void add(Handled order) {
        jdbc.sql("""
                        INSERT INTO handled (position, order_id, order_key, customer, destination, order_lines, total, handled_at)
                        VALUES (:position, :order, :key, :customer, :destination, :lines, :total, :at)""")
                .param("position", order.position())
                .param("order", order.orderId())
                .param("key", order.key())
                .param("customer", order.customer())
                .param("destination", order.destination())
                .param("lines", mapper.writeValueAsString(order.lines()))
                .param("total", order.total())
                .param("at", order.handledAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    private HandledCounts counts(String suffix) {
        return jdbc.sql("SELECT handled, duplicates FROM handled_counter WHERE id = 1" + suffix)
                .query((row, number) -> new HandledCounts(row.getLong(1), row.getLong(2)))
                .single();
    }

    private Handled read(ResultSet row, int number) throws SQLException {
        return new Handled(
                row.getLong("position"),
                row.getString("order_id"),
                row.getString("order_key"),
                row.getString("customer"),
                row.getString("destination"),
                mapper.readValue(row.getString("order_lines"), LINES),
                row.getBigDecimal("total"),
                row.getObject("handled_at", OffsetDateTime.class).toInstant());
    }
}
