package couplinglab.fulfillment;

import static couplinglab.contracts.Topology.ORDERS;
import static couplinglab.contracts.Topology.ORDER_CONFIRMATIONS;
import static couplinglab.fulfillment.Orders.json;
import static couplinglab.fulfillment.ServiceUnderTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.cloud.CloudSettings;
import couplinglab.cloud.LocalCloud;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** The service as a process that is asked to end in the middle of its work: by SIGTERM, as {@code docker stop} does. */
class ShutdownTests {
    /** What a shell reports of a process that ended on SIGTERM: 128 + 15. */
    private static final int TERMINATED = 143;

    private static final int ORDERS_SENT = 300;

    @TempDir
    Path folder;

    private LocalCloud cloud;
    private Processes processes;
    private SqsAsyncClient sqs;
    private Queues queues;

    @BeforeEach
    void startTheCloud() {
        cloud = LocalCloud.start(CloudSettings.inMemory());
        processes = new Processes(folder, cloud);
        sqs = processes.client();
        queues = new Queues(sqs);
    }

    @AfterEach
    void leaveNoneBehind() {
        processes.close();
        sqs.close();
        cloud.close();
    }

    @Test
    void finishesTheBatchesInHandAndLeavesTheRestToTheNext() throws Exception {
        sendOrders();
        // Slow enough to have some left when it is asked to end.
        var service = processes.start("--chaos.slow.orders-per-second=60");
        eventually().until(() -> queues.size(ORDERS) < ORDERS_SENT);

        assertThat(service.terminate().exit()).isEqualTo(TERMINATED);

        assertThat(queues.size(ORDERS)).as("left to the next").isPositive();
        assertThat(queues.size(ORDERS) + queues.size(ORDER_CONFIRMATIONS))
                .as("each order is confirmed and deleted, or neither")
                .isEqualTo(ORDERS_SENT);
        theNextShipsTheRestAndNothingTwice(ORDERS_SENT);
    }

    @Test
    void givesBackWhatItCannotBegin() throws Exception {
        var service = processes.start("--chaos.slow.delay-millis=600000");
        sendOrders();
        eventually().until(() -> queues.size(ORDERS) - queues.visible(ORDERS) > 0);
        var calls = callInHand(service, 3);
        assertThat(service.main().post("/chaos/freeze", "").statusCode()).isEqualTo(200);

        assertThat(service.terminate().exit()).isEqualTo(TERMINATED);

        assertThat(calls).allSatisfy(call -> {
            assertThat(call.join().statusCode()).isEqualTo(503);
            assertThat(call.join().body()).contains("urn:coupling-lab:problem:shutting-down");
        });
        assertThat(queues.size(ORDERS)).isEqualTo(ORDERS_SENT);
        theNextShipsTheRestAndNothingTwice(ORDERS_SENT);
    }

    private void theNextShipsTheRestAndNothingTwice(int orders) throws Exception {
        var next = processes.start().management();
        eventually().until(() -> queues.size(ORDERS) == 0);
        assertThat(next.get("/actuator/inbox").body()).contains("\"fulfilled\":" + orders, "\"duplicates\":0");
        assertThat(queues.size(ORDER_CONFIRMATIONS)).isEqualTo(ORDERS_SENT);
    }

    private void sendOrders() {
        for (int i = 0; i < ORDERS_SENT; i += 10) {
            queues.send(
                    ORDERS,
                    IntStream.range(0, 10)
                            .mapToObj(order -> json(Orders.order()))
                            .toArray(String[]::new));
        }
    }

    /** Calls that the service has, or has answered. */
    private static List<CompletableFuture<HttpResponse<String>>> callInHand(Processes.Running service, int times)
            throws Exception {
        var door = service.main();
        assertThat(door.post("/fulfillments", "{}").statusCode()).isEqualTo(422);
        var calls = IntStream.range(0, times)
                .mapToObj(call -> door.postLater("/fulfillments", json(Orders.order())))
                .toList();
        var management = service.management();
        eventually().untilAsserted(() -> {
            var answered = calls.stream().filter(CompletableFuture::isDone).count();
            var connections = Pattern.compile("\"value\":(\\d+)")
                    .matcher(management
                            .get("/actuator/metrics/tomcat.connections.current")
                            .body());
            assertThat(connections.find()).isTrue();
            assertThat(answered + Integer.parseInt(connections.group(1))).isGreaterThanOrEqualTo(times);
        });
        return calls;
    }
}
