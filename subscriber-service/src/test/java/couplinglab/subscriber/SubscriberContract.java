package couplinglab.subscriber;

import static couplinglab.subscriber.Orders.json;
import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.contracts.OrderPlaced;
import couplinglab.contracts.Topology;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.sqs.model.PurgeQueueRequest;

/** What a subscriber promises on every broker and database. */
abstract class SubscriberContract extends Subscriber {
    @Autowired
    JdbcClient jdbc;

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
    void leavesToTheDeadLettersWhatItCanNotHandleAndHandlesTheRest() throws Exception {
        var dlq = Topology.dlqOf(QUEUE);
        var url = sqs.getQueueUrl(request -> request.queueName(dlq)).join().queueUrl();
        sqs.purgeQueue(PurgeQueueRequest.builder().queueUrl(url).build()).join();
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
            assertThat(size(dlq)).isEqualTo(3);
            assertThat(size(QUEUE)).isZero();
        });
        assertThat(handled(first)).isOne();
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
        return jdbc.sql("SELECT count(*) FROM handled WHERE order_id = :id")
                .param("id", order.orderId())
                .query(Long.class)
                .single();
    }

    private long duplicates() {
        return jdbc.sql("SELECT duplicates FROM handled_counter")
                .query(Long.class)
                .single();
    }
}
