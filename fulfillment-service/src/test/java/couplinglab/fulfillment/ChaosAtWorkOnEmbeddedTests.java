package couplinglab.fulfillment;

import static couplinglab.fulfillment.Orders.json;
import static couplinglab.fulfillment.ServiceUnderTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.contracts.OrderPlaced;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Beside the contract: what the faults do to calls, which no broker has a part in. */
class ChaosAtWorkOnEmbeddedTests extends EmbeddedService implements ChaosAtWorkContract {

    @Test
    void answersWhile500CallsHangFrozenAndShipsThemAfterTheThaw() throws Exception {
        main().post("/chaos/freeze", "");
        var orders = new ArrayList<OrderPlaced>();
        var calls = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        for (int i = 0; i < 500; i++) {
            orders.add(Orders.order());
            calls.add(main().postLater("/fulfillments", json(orders.get(i))));
        }
        eventually().untilAsserted(() -> assertThat(openConnections()).isGreaterThanOrEqualTo(500));
        assertThat(main().get("/chaos").body()).contains("\"frozen\":true");
        assertThat(management().get("/chaos").body()).contains("\"frozen\":true");
        assertThat(calls).noneMatch(CompletableFuture::isDone);
        assertThat(shipmentsOf(orders.get(0).orderId())).isZero();
        // The last of them may still be on their way to the gate.
        eventually().untilAsserted(() -> assertThat(busyThreads()).isLessThan(10));

        assertThat(main().delete("/chaos").body()).contains("\"frozen\":false");

        for (var call : calls) {
            assertThat(call.get().statusCode()).isEqualTo(201);
        }
        assertThat(shipmentsOf(orders.get(499).orderId())).isOne();
    }

    @Test
    void answersAFailureOnPurposeWith500AndShipsNothing() throws Exception {
        main().post("/chaos/fail", "{\"percent\":100}");
        var order = Orders.order();

        var answer = main().post("/fulfillments", json(order));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("urn:coupling-lab:problem:failed-on-purpose");
        assertThat(shipmentsOf(order.orderId())).isZero();
    }

    private int busyThreads() throws Exception {
        var metric = management().get("/actuator/metrics/tomcat.threads.busy").body();
        return (int) Double.parseDouble(metric.replaceAll(".*\"value\":([0-9.]+).*", "$1"));
    }

    private int openConnections() throws Exception {
        var metric =
                management().get("/actuator/metrics/tomcat.connections.current").body();
        return (int) Double.parseDouble(metric.replaceAll(".*\"value\":([0-9.E]+).*", "$1"));
    }
}
