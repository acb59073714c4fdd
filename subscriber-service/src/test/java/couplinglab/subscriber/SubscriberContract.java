package couplinglab.subscriber;

import static couplinglab.subscriber.Orders.json;
import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.contracts.OrderPlaced;
import couplinglab.contracts.Topology;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What a subscriber promises on every broker and database. */
abstract class SubscriberContract extends Subscriber {
    private static final String DLQ = Topology.dlqOf(QUEUE);

    @Autowired
    JdbcClient jdbc;

    /** A class that ran before may have left some in a database that both use. */
    @BeforeEach
    void forgetDeadLetters() {
        jdbc.sql("DELETE FROM dead_letters").update();
    }

    @Test
    void readsTheProducersSampleWithAFieldThatANewerProducerAdded() throws Exception {
        try (var sample = OrderPlaced.class.getResourceAsStream("/samples/order-placed.json")) {
            var json = new String(sample.readAllBytes(), StandardCharsets.UTF_8);
            send(json.replaceFirst("\\{", "{\"giftWrapping\":{\"colour\":\"red\"},"));
        }

        eventually()
                .untilAsserted(() -> assertThat(main("GET", "/handled/3f0c6a52-8f53-4d7c-9d4e-6c2b0a6f1b11", "")
                                .get("customer")
                                .asString())
                        .isEqualTo("Zoë 🫖"));
    }

    @Test
    void listsWhatItHandledAndDeletesIt() throws Exception {
        var order = Orders.order();
        send(json(order));

        eventually()
                .untilAsserted(() -> assertThat(
                                main("GET", "/handled?limit=500", "").get("items"))
                        .anySatisfy(item -> {
                            assertThat(item.get("orderId").asString()).isEqualTo(order.orderId());
                            assertThat(item.get("key").asString()).isEqualTo(order.key());
                            assertThat(item.get("handledAt").asString()).isNotEmpty();
                            assertThat(item.has("position")).isFalse();
                        }));
        eventually().untilAsserted(() -> assertThat(size(QUEUE)).isZero());
    }

    @Test
    void givesEachOrderOnOnePageInTheOrderOfTheCommits() throws Exception {
        for (int i = 0; i < 5; i++) {
            var order = Orders.order();
            send(json(order));
            eventually().untilAsserted(() -> assertThat(handled(order)).isOne());
        }
        var all = jdbc.sql("SELECT order_id FROM handlings ORDER BY position")
                .query(String.class)
                .list();
        var paged = new ArrayList<String>();

        for (var path = "/handled?limit=2"; !path.isEmpty(); ) {
            var page = main("GET", path, "");
            assertThat(page.get("items").size()).isLessThanOrEqualTo(2);
            page.get("items").forEach(item -> paged.add(item.get("orderId").asString()));
            var next = page.get("next").asString("");
            path = next.isEmpty() ? "" : "/handled?limit=2&after=" + next;
        }

        assertThat(paged).hasSizeGreaterThanOrEqualTo(5).isEqualTo(all);
    }

    @Test
    void countsADuplicateAndHandlesItOnce() throws Exception {
        var before = duplicates();
        var order = Orders.order();
        send(json(order));
        send(json(order));
        send(json(order));

        eventually().untilAsserted(() -> assertThat(duplicates()).isEqualTo(before + 2));
        assertThat(handled(order)).isOne();
        assertThat(management("GET", "/actuator/inbox", "").get("duplicates").asLong())
                .isEqualTo(before + 2);
    }

    @Test
    void keepsAsDeadLettersWhatItCanNotHandleAndHandlesTheRest() throws Exception {
        var first = Orders.order();
        var last = Orders.order();
        send(json(first));
        eventually().untilAsserted(() -> assertThat(handled(first)).isOne());
        send("not json");
        send("{}");
        send(json(Orders.forged(first)));
        send(json(last));

        eventually().untilAsserted(() -> assertThat(handled(last)).isOne());
        eventually().untilAsserted(() -> {
            assertThat(deadLetters())
                    .extracting(letter -> letter.get("reason").asString())
                    .containsExactly("MALFORMED", "MALFORMED", "MALFORMED");
            assertThat(size(QUEUE) + size(DLQ)).isZero();
        });
        assertThat(deadLetters())
                .filteredOn(letter -> !letter.get("orderId").isNull())
                .singleElement()
                .satisfies(
                        forged -> assertThat(forged.get("orderId").asString()).isEqualTo(first.orderId()));
        assertThat(handled(first)).isOne();
    }

    @Test
    void sendsBackADeadLetterAndHandlesItThen() throws Exception {
        var order = Orders.order();
        send(DLQ, json(order));
        eventually()
                .untilAsserted(() -> assertThat(deadLetters()).singleElement().satisfies(letter -> {
                    assertThat(letter.get("orderId").asString()).isEqualTo(order.orderId());
                    assertThat(letter.get("reason").asString()).isEqualTo("RECEIVES_EXHAUSTED");
                }));
        eventually().untilAsserted(() -> assertThat(size(DLQ)).isZero());
        assertThat(handled(order)).isZero();

        assertThat(main("POST", "/dead-letters/redrive", "").get("redriven").asInt())
                .isOne();

        assertThat(deadLetters()).isEmpty();
        eventually().untilAsserted(() -> assertThat(handled(order)).isOne());
    }

    @Test
    void forgetsADeadLetterThatIsDeletedAndCountsIt() throws Exception {
        var before = discarded();
        send(DLQ, json(Orders.order()));
        eventually().untilAsserted(() -> assertThat(deadLetters()).hasSize(1));
        var id = deadLetters().get(0).get("id").asString();

        main("DELETE", "/dead-letters/" + id, "");

        assertThat(deadLetters()).isEmpty();
        assertThat(discarded()).isEqualTo(before + 1);
    }

    @Test
    void keepsNoDeadLetterOfAnOrderThatItHasHandled() throws Exception {
        var order = Orders.order();
        send(json(order));
        eventually().untilAsserted(() -> assertThat(handled(order)).isOne());

        send(DLQ, json(order));

        eventually().untilAsserted(() -> assertThat(size(DLQ)).isZero());
        assertThat(deadLetters()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"before-transaction,0,0", "after-commit,1,1", "before-delete,1,1"})
    void absorbsTheRedeliveryAfterACrash(String point, int handledAtTheCrash, int absorbed) throws Exception {
        var crashes = halts.get();
        var before = duplicates();
        var order = Orders.order();
        main("POST", "/chaos/crash-at", "{\"point\":\"" + point + "\"}");

        send(json(order));

        eventually().untilAsserted(() -> assertThat(halts).hasValue(crashes + 1));
        assertThat(handled(order)).isEqualTo(handledAtTheCrash);
        eventually().untilAsserted(() -> assertThat(size(QUEUE)).isZero());
        assertThat(handled(order)).isOne();
        assertThat(duplicates()).isEqualTo(before + absorbed);
    }

    @Test
    void handlesNothingWhileFrozenAndAllOfItAfterTheThaw() throws Exception {
        management("POST", "/chaos/freeze", "");
        var order = Orders.order();
        send(json(order));
        assertThat(main("GET", "/chaos", "").get("frozen").asBoolean()).isTrue();
        assertThat(handled(order)).isZero();

        management("DELETE", "/chaos", "");

        eventually().untilAsserted(() -> assertThat(handled(order)).isOne());
    }

    @Test
    void handlesAfterwardsWhatFailedOnPurpose() throws Exception {
        main("POST", "/chaos/fail", "{\"percent\":100}");
        var order = Orders.order();
        send(json(order));
        eventually().untilAsserted(() -> assertThat(size(QUEUE)).isOne());
        assertThat(handled(order)).isZero();

        main("DELETE", "/chaos", "");

        eventually().untilAsserted(() -> assertThat(handled(order)).isOne());
    }

    private long handled(OrderPlaced order) {
        return jdbc.sql("SELECT count(*) FROM handlings WHERE order_id = :id")
                .param("id", order.orderId())
                .query(Long.class)
                .single();
    }

    private List<JsonNode> deadLetters() throws Exception {
        return List.copyOf(main("GET", "/dead-letters", "").get("items").values());
    }

    private long discarded() throws Exception {
        return management("GET", "/actuator/inbox", "").get("discarded").asLong();
    }

    private long duplicates() {
        return jdbc.sql("SELECT duplicates FROM handled_counter")
                .query(Long.class)
                .single();
    }
}
