package couplinglab.fulfillment;

import static couplinglab.contracts.Topology.ORDERS;
import static couplinglab.contracts.Topology.ORDERS_DLQ;
import static couplinglab.fulfillment.Orders.json;
import static couplinglab.fulfillment.ServiceUnderTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.contracts.DeadLetterReason;
import couplinglab.contracts.OrderDeadLettered;
import couplinglab.contracts.OrderFulfilled;
import couplinglab.contracts.OrderPlaced;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of an order that could not be shipped, on every broker and database. */
interface DeadLetterContract extends ServiceUnderTest {

    @Test
    default void tellsTheExceptionOfAnOrderThatFailedEachTime() throws Exception {
        main().post("/chaos/fail", "{\"percent\":100}");
        var order = Orders.order();
        queues().send(ORDERS, json(order));

        eventually()
                .untilAsserted(() -> assertThat(deadLettersOf(order.orderId())).isOne());
        assertThat(main().get("/dead-letters").body())
                .contains("\"reason\":\"FAILED\"", "Failed on purpose", "\"receives\":5", order.orderId());
        eventually().untilAsserted(() -> assertToldOf(order, DeadLetterReason.FAILED));
        assertThat(shipmentsOf(order.orderId())).isZero();
        assertThat(jdbc().sql("SELECT count(*) FROM failed_attempts")
                        .query(Long.class)
                        .single())
                .isZero();

        main().delete("/chaos");
        assertThat(main().post("/dead-letters/" + onlyId() + "/redrive", "").body())
                .isEqualTo("{\"redriven\":1,\"kept\":0,\"errors\":{}}");

        eventually()
                .untilAsserted(() -> assertThat(queues().confirmations(order.orderId()))
                        .hasAtLeastOneElementOfType(OrderFulfilled.class));
        assertThat(deadLettersOf(order.orderId())).isZero();
        assertThat(shipmentsOf(order.orderId())).isOne();
    }

    @Test
    default void tellsThatNobodyEverReported() throws Exception {
        var order = Orders.order();
        queues().send(ORDERS_DLQ, json(order));

        eventually()
                .untilAsserted(() -> assertThat(main().get("/dead-letters").body())
                        .contains(order.orderId(), "\"reason\":\"RECEIVES_EXHAUSTED\"", "\"error\":null"));
        eventually().untilAsserted(() -> assertToldOf(order, DeadLetterReason.RECEIVES_EXHAUSTED));
        eventually().untilAsserted(() -> assertThat(queues().size(ORDERS_DLQ)).isZero());
    }

    @Test
    default void tellsTheProducerOfAMalformedOrderWhereItCanBeRead() throws Exception {
        var order = Orders.order();
        queues().send(ORDERS, json(order).replace("\"US\"", "\"XX\""), "{\"orderId\":7,\"replyTo\":[]}");

        eventually().untilAsserted(() -> assertToldOf(order, DeadLetterReason.MALFORMED));
        assertThat(main().get("/dead-letters").body())
                .contains("destination must be a country code", "\"orderId\":\"" + order.orderId() + "\"");
    }

    @Test
    default void confirmsOnceMoreWhereTheOrderWasShippedAfterAll() throws Exception {
        var order = Orders.order();
        main().post("/fulfillments", json(order));
        queues().send(ORDERS_DLQ, json(order));

        eventually()
                .untilAsserted(() -> assertThat(queues().confirmations(order.orderId()))
                        .singleElement()
                        .isInstanceOf(OrderFulfilled.class));
        eventually().untilAsserted(() -> assertThat(queues().size(ORDERS_DLQ)).isZero());
        assertThat(deadLettersOf(order.orderId())).isZero();
    }

    @Test
    default void claimsNothingOfAShippedOrderForTheSakeOfAForgedOne() throws Exception {
        var order = Orders.order();
        main().post("/fulfillments", json(order));
        queues().send(ORDERS_DLQ, json(Orders.forged(order)));

        eventually()
                .untilAsserted(() -> assertThat(main().get("/dead-letters").body())
                        .contains("MALFORMED", "is known with another content"));
        eventually().untilAsserted(() -> assertThat(queues().size(ORDERS_DLQ)).isZero());
        assertThat(queues().confirmations(order.orderId())).isEmpty();
    }

    @Test
    default void keepsALetterInItsQueueUntilTheProducerIsTold() throws Exception {
        brokenQueue().set("order-confirmations");
        var order = Orders.order();
        queues().send(ORDERS_DLQ, json(order));
        eventually()
                .untilAsserted(() -> assertThat(deadLettersOf(order.orderId())).isOne());
        assertThat(queues().size(ORDERS_DLQ)).isOne();

        brokenQueue().set(null);

        eventually()
                .untilAsserted(() ->
                        assertThat(queues().confirmations(order.orderId())).isNotEmpty());
        eventually().untilAsserted(() -> assertThat(queues().size(ORDERS_DLQ)).isZero());
        assertThat(deadLettersOf(order.orderId()))
                .as("the same letter came twice")
                .isOne();
    }

    @Test
    default void redrivesAllWithTheirAttributes() throws Exception {
        var one = Orders.order();
        var other = Orders.order();
        queues().send(ORDERS_DLQ, json(one), Map.of("trace", "t-1"));
        queues().send(ORDERS_DLQ, json(other));
        eventually()
                .untilAsserted(() -> assertThat(deadLettersOf(one.orderId()) + deadLettersOf(other.orderId()))
                        .isEqualTo(2));
        assertThat(main().get("/dead-letters").body())
                .contains("\"attributes\":{\"trace\":{\"type\":\"String\",\"value\":\"t-1\"}}");

        assertThat(main().post("/dead-letters/redrive", "").body()).startsWith("{\"redriven\":2,\"kept\":0,");

        eventually()
                .untilAsserted(() -> assertThat(shipmentsOf(one.orderId()) + shipmentsOf(other.orderId()))
                        .isEqualTo(2));
        assertThat(main().get("/dead-letters").body()).isEqualTo("{\"items\":[],\"next\":null}");
    }

    @Test
    default void keepsWhatTheBrokerDoesNotTakeBack() throws Exception {
        queues().send(ORDERS_DLQ, json(Orders.order()));
        eventually()
                .untilAsserted(
                        () -> assertThat(main().get("/dead-letters").body()).contains("RECEIVES"));
        var id = onlyId();

        brokenQueue().set(ORDERS);
        for (var path : new String[] {"/dead-letters/" + id + "/redrive", "/dead-letters/redrive"}) {
            var answer = main().post(path, "");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.body()).contains("urn:coupling-lab:problem:broker-unavailable");
        }
        brokenQueue().set("entries of " + ORDERS);
        assertThat(main().post("/dead-letters/redrive", "").body())
                .isEqualTo(
                        "{\"redriven\":0,\"kept\":1,\"errors\":{\"InternalError: broken by the test\":1},\"left\":0,\"next\":null}");

        assertThat(main().get("/dead-letters").body()).contains(id);
    }

    @Test
    default void redrivesByPagesWhatWasThereAtTheFirst() throws Exception {
        queues().send(ORDERS, "rubbish one", "rubbish two", "rubbish three");
        eventually().until(() -> deadLetters() == 3);
        brokenQueue().set("entries of " + ORDERS);

        var first = main().post("/dead-letters/redrive?limit=2", "").body();
        assertThat(first).startsWith("{\"redriven\":0,\"kept\":2,").contains("\"left\":1,");
        brokenQueue().set(null);
        queues().send(ORDERS, "rubbish that came later");
        eventually().until(() -> deadLetters() == 4);

        var next = first.replaceAll(".*\"next\":\"([^\"]+)\".*", "$1");
        assertThat(main().post("/dead-letters/redrive?limit=2&after=" + next, "")
                        .body())
                .as("neither those that were kept, nor the one that came later")
                .isEqualTo("{\"redriven\":1,\"kept\":0,\"errors\":{},\"left\":0,\"next\":null}");
        // Not into the next test.
        eventually().until(() -> deadLetters() == 4);
    }

    @Test
    default void redrivesNothingForACursorThatItNeverGave() throws Exception {
        queues().send(ORDERS, "rubbish");
        eventually().until(() -> deadLetters() == 1);

        for (var query :
                new String[] {"after=1", "after=-1-2", "limit=0", "limit=501", "limit=all", "after=1-2&limit=0"}) {
            var answer = main().post("/dead-letters/redrive?" + query, "");
            assertThat(answer.statusCode()).as(query).isEqualTo(400);
        }
        assertThat(deadLetters()).isOne();
    }

    @Test
    default void countsWhatIsDiscarded() throws Exception {
        queues().send(ORDERS, "rubbish");
        eventually()
                .untilAsserted(
                        () -> assertThat(main().get("/dead-letters").body()).contains("rubbish"));
        var before = discarded();
        var id = onlyId();

        assertThat(main().delete("/dead-letters/" + id).statusCode()).isEqualTo(204);

        assertThat(discarded()).isEqualTo(before + 1);
        assertThat(management().get("/actuator/inbox").body()).contains("\"discarded\":" + discarded());
        assertThat(main().delete("/dead-letters/" + id).statusCode()).isEqualTo(404);
        assertThat(main().post("/dead-letters/" + id + "/redrive", "").statusCode())
                .isEqualTo(404);
        assertThat(discarded()).isEqualTo(before + 1);
    }

    @Test
    default void pages() throws Exception {
        queues().send(ORDERS, "rubbish one", "rubbish two", "rubbish three");
        eventually()
                .untilAsserted(() -> assertThat(main().get("/dead-letters").body())
                        .contains("rubbish one", "rubbish two", "rubbish three"));

        var first = main().get("/dead-letters?limit=2").body();
        var next = first.replaceAll(".*\"next\":\"([^\"]+)\".*", "$1");
        var second = main().get("/dead-letters?limit=2&after=" + next).body();

        assertThat(first.split("rubbish", -1)).hasSize(3);
        assertThat(second.split("rubbish", -1)).hasSize(2);
        assertThat(second).endsWith("\"next\":null}");
    }

    private void assertToldOf(OrderPlaced order, DeadLetterReason reason) throws Exception {
        assertThat(queues().confirmations(order.orderId()))
                .singleElement()
                .isInstanceOfSatisfying(
                        OrderDeadLettered.class,
                        told -> assertThat(told.reason()).isEqualTo(reason));
    }

    private String onlyId() {
        return jdbc().sql("SELECT id FROM dead_letters").query(String.class).single();
    }

    private long deadLetters() {
        return jdbc().sql("SELECT count(*) FROM dead_letters").query(Long.class).single();
    }

    private long discarded() {
        return jdbc().sql("SELECT discarded FROM dead_letter_counter")
                .query(Long.class)
                .single();
    }
}
