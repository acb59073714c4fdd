package couplinglab.fulfillment;

import static couplinglab.contracts.Topology.ORDERS;
import static couplinglab.fulfillment.Orders.json;
import static couplinglab.fulfillment.QueueIntakeTests.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import couplinglab.contracts.OrderPlaced;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChaosAtWorkTests extends Service {

    @ParameterizedTest
    @CsvSource({"before-transaction,0,0", "after-commit,1,1", "before-delete,1,1"})
    void absorbsTheRedeliveryAfterACrash(String point, int shippedAtTheCrash, int absorbed) throws Exception {
        var crashes = halts.get();
        var before = duplicates();
        var order = Orders.order();
        main.post("/chaos/crash-at", "{\"point\":\"" + point + "\"}");

        queues.send(ORDERS, json(order));

        eventually().untilAsserted(() -> assertThat(halts).hasValue(crashes + 1));
        assertThat(shipmentsOf(order.orderId())).isEqualTo(shippedAtTheCrash);
        eventually().untilAsserted(() -> assertThat(queues.size(ORDERS)).isZero());
        assertThat(shipmentsOf(order.orderId())).isOne();
        assertThat(duplicates()).isEqualTo(before + absorbed);
        assertThat(queues.confirmations(order.orderId())).isNotEmpty();
    }

    @Test
    void answersWhile500CallsHangFrozenAndShipsThemAfterTheThaw() throws Exception {
        main.post("/chaos/freeze", "");
        var orders = new ArrayList<OrderPlaced>();
        var calls = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        for (int i = 0; i < 500; i++) {
            orders.add(Orders.order());
            calls.add(main.postLater("/fulfillments", json(orders.get(i))));
        }
        eventually().untilAsserted(() -> assertThat(openConnections()).isGreaterThanOrEqualTo(500));
        assertThat(main.get("/chaos").body()).contains("\"frozen\":true");
        assertThat(management.get("/chaos").body()).contains("\"frozen\":true");
        assertThat(calls).noneMatch(CompletableFuture::isDone);
        assertThat(shipmentsOf(orders.get(0).orderId())).isZero();
        assertThat(busyThreads()).isLessThan(10);

        assertThat(main.delete("/chaos").body()).contains("\"frozen\":false");

        for (var call : calls) {
            assertThat(call.get().statusCode()).isEqualTo(201);
        }
        assertThat(shipmentsOf(orders.get(499).orderId())).isOne();
    }

    @Test
    void takesNothingFromTheQueueWhileFrozen() throws Exception {
        main.post("/chaos/freeze", "");
        // A poll that is under way ends with the long poll, after a second.
        await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
        var orders = new ArrayList<OrderPlaced>();
        for (int i = 0; i < 100; i++) {
            orders.add(Orders.order());
        }
        for (int i = 0; i < 100; i += 10) {
            queues.send(
                    ORDERS, orders.subList(i, i + 10).stream().map(Orders::json).toArray(String[]::new));
        }
        assertThat(queues.size(ORDERS) - queues.visible(ORDERS)).as("in flight").isLessThan(40);
        // What was taken all the same is visible again soon, since nobody extends it.
        eventually().untilAsserted(() -> assertThat(queues.visible(ORDERS)).isEqualTo(100));
        assertThat(orders)
                .allSatisfy(order -> assertThat(shipmentsOf(order.orderId())).isZero());

        main.delete("/chaos");

        eventually()
                .untilAsserted(() -> assertThat(orders)
                        .allSatisfy(order ->
                                assertThat(shipmentsOf(order.orderId())).isOne()));
        eventually().untilAsserted(() -> assertThat(queues.size(ORDERS)).isZero());
    }

    @Test
    void keepsMessagesHiddenForAsLongAsItIsSlow() throws Exception {
        var before = duplicates();
        var order = Orders.order();
        // Twice the visibility timeout.
        main.post("/chaos/slow", "{\"delayMillis\":6000}");
        queues.send(ORDERS, json(order));

        eventually()
                .untilAsserted(
                        () -> assertThat(queues.confirmations(order.orderId())).hasSize(1));
        eventually().untilAsserted(() -> assertThat(queues.size(ORDERS)).isZero());
        assertThat(duplicates()).isEqualTo(before);
    }

    @Test
    void answersAFailureOnPurposeWith500AndShipsNothing() throws Exception {
        main.post("/chaos/fail", "{\"percent\":100}");
        var order = Orders.order();

        var answer = main.post("/fulfillments", json(order));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("urn:coupling-lab:problem:failed-on-purpose");
        assertThat(shipmentsOf(order.orderId())).isZero();
    }

    private int busyThreads() throws Exception {
        var metric = management.get("/actuator/metrics/tomcat.threads.busy").body();
        return (int) Double.parseDouble(metric.replaceAll(".*\"value\":([0-9.]+).*", "$1"));
    }

    private int openConnections() throws Exception {
        var metric =
                management.get("/actuator/metrics/tomcat.connections.current").body();
        return (int) Double.parseDouble(metric.replaceAll(".*\"value\":([0-9.E]+).*", "$1"));
    }
}
