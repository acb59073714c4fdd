package couplinglab.fulfillment;

import couplinglab.contracts.MessageFormat;
import couplinglab.contracts.OrderLine;
import couplinglab.contracts.OrderPlaced;
import couplinglab.contracts.Price;
import couplinglab.contracts.Topology;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Orders for tests. */
public final class Orders {
    private static final MessageFormat FORMAT = new MessageFormat();

    private Orders() {}

    public static OrderPlaced order() {
        return of("ada");
    }

    public static OrderPlaced of(String customer) {
        return with(UUID.randomUUID().toString(), customer, Topology.ORDER_CONFIRMATIONS);
    }

    public static OrderPlaced to(String replyTo) {
        return with(UUID.randomUUID().toString(), "ada", replyTo);
    }

    /** The same id with another content. */
    public static OrderPlaced forged(OrderPlaced order) {
        return with(order.orderId(), "mallory", order.replyTo());
    }

    public static OrderPlaced with(String id, String customer, String replyTo) {
        return new OrderPlaced(
                id,
                "key-of-" + id,
                customer,
                "US",
                List.of(new OrderLine("TEA-1", 2, Price.parse("4.50"))),
                new BigDecimal("9.00"),
                Instant.parse("2026-11-24T08:30:00.123Z"),
                replyTo);
    }

    public static String json(OrderPlaced order) {
        return FORMAT.write(order);
    }
}
