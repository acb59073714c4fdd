package couplinglab.fulfillment.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.contracts.OrderLine;
import couplinglab.contracts.OrderPlaced;
import couplinglab.contracts.Price;
import couplinglab.fulfillment.Orders;
import couplinglab.fulfillment.TestDatabase;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What the shipments promise on every database. */
interface ShipmentsContract {
    Instant NOW = Instant.parse("2026-11-24T08:30:00.123Z");

    TestDatabase database();

    default Shipments shipments() {
        return new Warehouse(database()).shipments;
    }

    @Test
    default void givesBackWhatWasAppended() {
        var order = new OrderPlaced(
                "3f0c6a52-8f53-4d7c-9d4e-6c2b0a6f1b11",
                null,
                "Zoë 🫖 'quoted' \\ \"twice\"",
                "DE",
                List.of(
                        new OrderLine("TEA-1", 1000, Price.parse("99999.99")),
                        new OrderLine("TEA-2", 1, Price.parse("0.01"))),
                new BigDecimal("99999990.01"),
                NOW,
                "order-confirmations");
        var shipment = Shipment.of(order, 1, NOW);

        shipments().append(shipment);

        assertThat(shipments().of(order.orderId())).hasValue(shipment);
        assertThat(shipments().after(0, 1)).containsExactly(shipment);
        assertThat(shipment.isOf(order)).isTrue();
    }

    @Test
    default void holdsTheLargestTotal() {
        var order = Orders.order();
        var total = new BigDecimal("4999999500.00");
        var shipment = new Shipment(1, order.orderId(), null, "ada", "DE", List.of(), total, NOW);

        shipments().append(shipment);

        assertThat(shipments().of(order.orderId())).hasValue(shipment);
    }

    @Test
    default void pagesInTheOrderOfTheNumbersNotOfTheInserts() {
        LongStream.of(3, 1, 5, 2, 4).forEach(this::append);

        assertThat(shipments().after(0, 2)).extracting(Shipment::shipment).containsExactly(1L, 2L);
        assertThat(shipments().after(2, 2)).extracting(Shipment::shipment).containsExactly(3L, 4L);
        assertThat(shipments().after(4, 2)).extracting(Shipment::shipment).containsExactly(5L);
        assertThat(shipments().after(5, 2)).isEmpty();
    }

    /** The table has no unique order id, so that what must not be would show. */
    @Test
    default void showsAnOrderThatWasShippedTwiceTwiceAndTellsTheFirst() {
        var order = Orders.order();
        shipments().append(Shipment.of(order, 2, NOW));
        shipments().append(Shipment.of(order, 1, NOW));

        assertThat(shipments().after(0, 10)).hasSize(2);
        assertThat(shipments().of(order.orderId()))
                .hasValueSatisfying(first -> assertThat(first.shipment()).isOne());
    }

    @Test
    default void knowsNothingOfAnOrderThatWasNotShipped() {
        append(1);

        assertThat(shipments().of(Orders.order().orderId())).isEmpty();
    }

    private void append(long number) {
        shipments().append(Shipment.of(Orders.order(), number, NOW));
    }
}
