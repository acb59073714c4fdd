package couplinglab.fulfillment.shipping;

import couplinglab.contracts.OrderLine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows of {@code shipments} as objects; the lines are kept as JSON. */
@Component
final class ShipmentRows implements RowMapper<Shipment> {
    private static final TypeReference<List<OrderLine>> LINES = new TypeReference<>() {};

    private final JsonMapper mapper;

    ShipmentRows(JsonMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Shipment mapRow(ResultSet row, int number) throws SQLException {
        return new Shipment(
                row.getLong("shipment"),
                row.getString("order_id"),
                row.getString("order_key"),
                row.getString("customer"),
                row.getString("destination"),
                mapper.readValue(row.getString("order_lines"), LINES),
                row.getBigDecimal("total"),
                row.getObject("fulfilled_at", OffsetDateTime.class).toInstant());
    }

    String write(List<OrderLine> lines) {
        return mapper.writeValueAsString(lines);
    }
}
