package couplinglab.subscriber.handling;

import com.fasterxml.jackson.annotation.JsonProperty;
import couplinglab.contracts.OrderContent;
import couplinglab.contracts.OrderLine;
import couplinglab.contracts.OrderPlaced;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An effect: an order that this subscriber has handled, once unless something is wrong.
 *
 * @param position from 1, without gaps, in the order of the commits
 */
public record Handled(
        @JsonProperty("handled") long position,
        String orderId,
        @Nullable String key,
        String customer,
        String destination,
        List<OrderLine> lines,
        BigDecimal total,
        Instant handledAt) {

    static Handled of(OrderPlaced order, long position, Instant at) {
        return new Handled(
                position,
                order.orderId(),
                order.key(),
                order.customer(),
                order.destination(),
                order.lines(),
                order.total(),
                at);
    }

    /** Whether it is the same order, by content. */
    public boolean isOf(OrderPlaced order) {
        return orderId.equals(order.orderId())
                && Objects.equals(key, order.key())
                && new OrderContent(customer, destination, lines).equals(order.content());
    }
}
