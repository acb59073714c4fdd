package couplinglab.fulfillment.shipping;

import couplinglab.contracts.OrderFulfilled;
import couplinglab.contracts.OrderLine;
import couplinglab.contracts.OrderPlaced;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The effect: an order has left the house.
 *
 * @param shipment the number of the shipment, from 1, without gaps, in the order of the commits
 */
public record Shipment(
        long shipment,
        String orderId,
        @Nullable String key,
        String customer,
        String destination,
        List<OrderLine> lines,
        BigDecimal total,
        Instant fulfilledAt) {

    static Shipment of(OrderPlaced order, long shipment, Instant fulfilledAt) {
        return new Shipment(
                shipment,
                order.orderId(),
                order.key(),
                order.customer(),
                order.destination(),
                order.lines(),
                order.total(),
                fulfilledAt);
    }

    public boolean isOf(OrderPlaced order) {
        return orderId.equals(order.orderId())
                && Objects.equals(key, order.key())
                && customer.equals(order.customer())
                && destination.equals(order.destination())
                && lines.equals(order.lines());
    }

    /** What is wrong with an order that has this shipment's order id and another content. */
    public String conflict() {
        return "orderId " + orderId + " is known with another content";
    }

    public OrderFulfilled confirmation() {
        return new OrderFulfilled(orderId, key, shipment, fulfilledAt);
    }
}
