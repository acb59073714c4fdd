package couplinglab.controlroom.ledger;

import couplinglab.contracts.OrderLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the producer itself says of an order.
 *
 * @param mode the coupling mode of its placement
 */
public record OrderRow(
        String orderId,
        String status,
        @Nullable String key,
        String mode,
        String customer,
        String destination,
        List<OrderLine> lines,
        BigDecimal total,
        Instant placedAt) {
    static final String PLACED = "PLACED";
    static final String REFUSED = "REFUSED";
    static final String DEAD_LETTERED = "DEAD_LETTERED";
    static final String FULFILLED = "FULFILLED";

    static final String QUEUE = "queue";
    static final String TOPIC = "topic";
    static final String BUS = "bus";

    public OrderRow {
        lines = List.copyOf(lines);
    }
}
