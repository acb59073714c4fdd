package couplinglab.subscriber.handling;

import couplinglab.contracts.OrderLine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows of {@code handlings} as objects; the lines are kept as JSON. */
@Component
final class HandledRows implements RowMapper<Handled> {
    private static final TypeReference<List<OrderLine>> LINES = new TypeReference<>() {};

    private final JsonMapper mapper;

    HandledRows(JsonMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Handled mapRow(ResultSet row, int number) throws SQLException {
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

    String write(List<OrderLine> lines) {
        return mapper.writeValueAsString(lines);
    }
}
