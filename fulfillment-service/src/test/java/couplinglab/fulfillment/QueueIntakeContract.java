package couplinglab.fulfillment;

import static couplinglab.contracts.Topology.ORDERS;
import static couplinglab.contracts.Topology.ORDER_CONFIRMATIONS;
import static couplinglab.contracts.Topology.ORDER_CONFIRMATIONS_2;
import static couplinglab.fulfillment.Orders.json;
import static couplinglab.fulfillment.ServiceUnderTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.contracts.OrderFulfilled;
import couplinglab.contracts.OrderPlaced;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What becomes of an order that comes through the queue, on every broker and database. */
interface QueueIntakeContract extends ServiceUnderTest {

    @Test
    default void readsTheProducersSampleWithAFieldThatANewerProducerAdded() throws Exception {
        try (var sample = OrderPlaced.class.getResourceAsStream("/samples/order-placed.json")) {
            var json = new String(sample.readAllBytes(), StandardCharsets.UTF_8);
            queues().send(ORDERS, json.replaceFirst("\\{", "{\"giftWrapping\":{\"colour\":\"red\"},"));
        }

        eventually()
                .untilAsserted(() -> assertThat(shipmentsOf("3f0c6a52-8f53-4d7c-9d4e-6c2b0a6f1b11"))
                        .isOne());
        assertThat(main().get("/fulfillments/3f0c6a52-8f53-4d7c-9d4e-6c2b0a6f1b11")
                        .body())
                .contains("\"key\":\"a-key-of-the-caller\"", "\"customer\":\"Zoë 🫖\"", "\"total\":1209.00");
    }

    @Test
    default void shipsConfirmsAndDeletes() throws Exception {
        var order = Orders.order();
        queues().send(ORDERS, json(order));

        eventually()
                .untilAsserted(() -> assertThat(queues().confirmations(order.orderId()))
                        .singleElement()
                        .isInstanceOfSatisfying(OrderFulfilled.class, fulfilled -> {
                            assertThat(fulfilled.key()).isEqualTo(order.key());
                            assertThat(fulfilled.shipment()).isPositive();
                        }));
        assertThat(shipmentsOf(order.orderId())).isOne();
        eventually().untilAsserted(() -> assertThat(queues().size(ORDERS)).isZero());
    }

    @Test
    default void confirmsEachOrderToTheQueueItNamed() throws Exception {
        var one = Orders.to(ORDER_CONFIRMATIONS);
        var other = Orders.to(ORDER_CONFIRMATIONS_2);
        queues().send(ORDERS, json(one), json(other));

        eventually()
                .untilAsserted(() -> assertThat(queues().confirmations(ORDER_CONFIRMATIONS, one.orderId()))
                        .hasSize(1));
        eventually()
                .untilAsserted(() -> assertThat(queues().confirmations(ORDER_CONFIRMATIONS_2, other.orderId()))
                        .hasSize(1));
        assertThat(queues().confirmations(ORDER_CONFIRMATIONS, other.orderId())).isEmpty();
    }

    @Test
    default void confirmsADuplicateAgainAndShipsItOnce() throws Exception {
        var before = duplicates();
        var order = Orders.order();
        queues().send(ORDERS, json(order), json(order), json(order));

        eventually()
                .untilAsserted(() -> assertThat(queues().confirmations(order.orderId()))
                        .hasSize(3)
                        .containsOnly(queues().confirmations(order.orderId()).get(0)));
        assertThat(shipmentsOf(order.orderId())).isOne();
        assertThat(duplicates()).isEqualTo(before + 2);
        assertThat(management().get("/actuator/inbox").body()).contains("\"duplicates\":" + duplicates());
    }

    @Test
    default void absorbsAnOrderThatCameByHttpBefore() throws Exception {
        var order = Orders.order();
        assertThat(main().post("/fulfillments", json(order)).statusCode()).isEqualTo(201);
        assertThat(queues().confirmations(order.orderId())).isEmpty();

        queues().send(ORDERS, json(order));

        eventually()
                .untilAsserted(() ->
                        assertThat(queues().confirmations(order.orderId())).hasSize(1));
        assertThat(shipmentsOf(order.orderId())).isOne();
    }

    @Test
    default void shipsTheGoodOrdersBesideThePoison() throws Exception {
        var first = Orders.order();
        var last = Orders.order();
        var stranger = Orders.to("order-placed");
        queues().send(
                        ORDERS,
                        json(first),
                        "not json",
                        "{}",
                        "null",
                        json(stranger),
                        json(Orders.forged(first)),
                        json(last));

        eventually().untilAsserted(() -> {
            assertThat(shipmentsOf(first.orderId())).isOne();
            assertThat(shipmentsOf(last.orderId())).isOne();
            assertThat(queues().size(ORDERS)).isZero();
        });
        assertThat(shipmentsOf(stranger.orderId())).isZero();
        var letters = main().get("/dead-letters?limit=500").body();
        assertThat(letters)
                .contains("The body is not well-formed JSON")
                .contains("customer must be 1 to 64 characters")
                .contains("must be a document, not null")
                .contains("replyTo must be one of order-confirmations, order-confirmations-2")
                .contains("orderId " + first.orderId() + " is known with another content")
                .doesNotContain("FAILED", "RECEIVES_EXHAUSTED");
        assertThat(queues().confirmations(first.orderId()))
                .as("of a shipped order nothing else is claimed")
                .allMatch(OrderFulfilled.class::isInstance);
    }

    @Test
    default void doesNotDeleteWhatItCouldNotConfirm() throws Exception {
        for (var broken : new String[] {ORDER_CONFIRMATIONS, "entries of " + ORDER_CONFIRMATIONS}) {
            brokenQueue().set(broken);
            var order = Orders.order();
            queues().send(ORDERS, json(order));
            eventually()
                    .untilAsserted(
                            () -> assertThat(shipmentsOf(order.orderId())).isOne());
            assertThat(queues().size(ORDERS)).isOne();

            brokenQueue().set(null);

            eventually()
                    .untilAsserted(() ->
                            assertThat(queues().confirmations(order.orderId())).isNotEmpty());
            eventually().untilAsserted(() -> assertThat(queues().size(ORDERS)).isZero());
            assertThat(shipmentsOf(order.orderId())).isOne();
        }
    }
}
