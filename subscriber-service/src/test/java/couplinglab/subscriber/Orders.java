package couplinglab.subscriber;

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
        return with(UUID.randomUUID().toString(), "ada");
    }

    /** The same id with another content. */
    public static OrderPlaced forged(OrderPlaced order) {
        return with(order.orderId(), "mallory");
    }

    static String json(OrderPlaced order) {
        return FORMAT.write(order);
    }

    private static OrderPlaced with(String id, String customer) {
        return new OrderPlaced(
                id,
                "key-of-" + id,
                customer,
                "US",
                List.of(new OrderLine("TEA-1", 2, Price.parse("4.50"))),
                new BigDecimal("9.00"),
                Instant.parse("2026-11-24T08:30:00.123Z"),
                Topology.ORDER_CONFIRMATIONS);
    }
}
