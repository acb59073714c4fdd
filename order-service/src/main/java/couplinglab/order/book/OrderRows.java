package couplinglab.order.book;

import couplinglab.contracts.OrderContent;
import couplinglab.contracts.OrderLine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** An order as a row and back. The lines are one JSON column: nobody asks for a single line. */
final class OrderRows implements RowMapper<Order> {
    private static final TypeReference<List<OrderLine>> LINES = new TypeReference<>() {};

    private final JsonMapper mapper;

    OrderRows(JsonMapper mapper) {
        this.mapper = mapper;
    }

    String write(OrderContent content) {
        return mapper.writeValueAsString(content.lines());
    }

    @Override
    public Order mapRow(ResultSet row, int number) throws SQLException {
        return new Order(
                row.getString("order_id"),
                row.getString("order_key"),
                new OrderContent(
                        row.getString("customer"),
                        row.getString("destination"),
                        mapper.readValue(row.getString("lines"), LINES)),
                row.getTimestamp("placed_at").toInstant(),
                OrderStatus.valueOf(row.getString("status")),
                CouplingMode.valueOf(row.getString("mode")),
                fulfillment(row),
                instant(row, "delivered_at"),
                row.getLong("position"));
    }

    private static @Nullable Fulfillment fulfillment(ResultSet row) throws SQLException {
        var fulfilledAt = instant(row, "fulfilled_at");
        return fulfilledAt == null ? null : new Fulfillment(row.getLong("shipment"), fulfilledAt);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = (@Nullable Timestamp) row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
