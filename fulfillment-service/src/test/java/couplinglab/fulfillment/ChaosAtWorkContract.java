package couplinglab.fulfillment;

import static couplinglab.contracts.Topology.ORDERS;
import static couplinglab.fulfillment.Orders.json;
import static couplinglab.fulfillment.ServiceUnderTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import couplinglab.contracts.OrderPlaced;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the faults do to the orders in the queue, on every broker and database. */
interface ChaosAtWorkContract extends ServiceUnderTest {

    @ParameterizedTest
    @CsvSource({"before-transaction,0,0", "after-commit,1,1", "before-delete,1,1"})
    default void absorbsTheRedeliveryAfterACrash(String point, int shippedAtTheCrash, int absorbed) throws Exception {
        var crashes = halts().get();
        var before = duplicates();
        var order = Orders.order();
        main().post("/chaos/crash-at", "{\"point\":\"" + point + "\"}");

        queues().send(ORDERS, json(order));

        eventually().untilAsserted(() -> assertThat(halts()).hasValue(crashes + 1));
        assertThat(shipmentsOf(order.orderId())).isEqualTo(shippedAtTheCrash);
        eventually().untilAsserted(() -> assertThat(queues().size(ORDERS)).isZero());
        assertThat(shipmentsOf(order.orderId())).isOne();
        assertThat(duplicates()).isEqualTo(before + absorbed);
        assertThat(queues().confirmations(order.orderId())).isNotEmpty();
    }

    @Test
    default void takesNothingFromTheQueueWhileFrozen() throws Exception {
        main().post("/chaos/freeze", "");
        // A poll that is under way ends with the long poll, after a second.
        await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
        var orders = new ArrayList<OrderPlaced>();
        for (int i = 0; i < 100; i++) {
            orders.add(Orders.order());
        }
        for (int i = 0; i < 100; i += 10) {
            queues().send(
                            ORDERS,
                            orders.subList(i, i + 10).stream().map(Orders::json).toArray(String[]::new));
        }
        assertThat(queues().size(ORDERS) - queues().visible(ORDERS))
                .as("in flight")
                .isLessThan(40);
        // What was taken all the same is visible again soon, since nobody extends it.
        eventually().untilAsserted(() -> assertThat(queues().visible(ORDERS)).isEqualTo(100));
        assertThat(orders)
                .allSatisfy(order -> assertThat(shipmentsOf(order.orderId())).isZero());

        main().delete("/chaos");

        eventually()
                .untilAsserted(() -> assertThat(orders)
                        .allSatisfy(order ->
                                assertThat(shipmentsOf(order.orderId())).isOne()));
        eventually().untilAsserted(() -> assertThat(queues().size(ORDERS)).isZero());
    }

    @Test
    default void keepsMessagesHiddenForAsLongAsItIsSlow() throws Exception {
        var before = duplicates();
        var order = Orders.order();
        // Twice the visibility timeout.
        main().post("/chaos/slow", "{\"delayMillis\":6000}");
        queues().send(ORDERS, json(order));

        eventually()
                .untilAsserted(() ->
                        assertThat(queues().confirmations(order.orderId())).hasSize(1));
        eventually().untilAsserted(() -> assertThat(queues().size(ORDERS)).isZero());
        // A copy that came meanwhile is worked on after the delete by the earlier receipt, where the broker accepts
        // that.
        await().pollDelay(Duration.ofSeconds(7))
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(duplicates()).isEqualTo(before));
    }
}
