package couplinglab.fulfillment;

import static couplinglab.contracts.Topology.ORDERS;
import static couplinglab.fulfillment.Orders.json;
import static couplinglab.fulfillment.ServiceUnderTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import couplinglab.broker.QueueMissing;
import couplinglab.cloud.CloudSettings;
import couplinglab.cloud.LocalCloud;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Objects;
import java.util.stream.Stream;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

class BrokerAtStartTests {

    @Test
    void shipsByHttpWithoutABrokerAndListensWhenItAnswers() throws Exception {
        var port = freePort();
        try (var service = start(port)) {
            var main = new Door(service.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
            var management =
                    new Door(service.getEnvironment().getRequiredProperty("local.management.port", Integer.class));
            assertThat(management.get("/actuator/health/readiness").statusCode())
                    .isEqualTo(200);
            assertThat(management.get("/actuator/health").statusCode()).isEqualTo(200);
            assertThat(management.get("/actuator/health").body()).contains("\"status\":\"DEGRADED\"");
            assertThat(main.post("/fulfillments", json(Orders.order())).statusCode())
                    .isEqualTo(201);
            assertThat(main.post("/dead-letters/redrive", "").statusCode()).isEqualTo(200);
            chaosIsOff(main, management);

            var order = Orders.order();
            try (var cloud = LocalCloud.start(CloudSettings.inMemory().onPort(port))) {
                assertThat(cloud.sqsEndpoint().getPort()).isEqualTo(port);
                var queues = new Queues(service.getBean(SqsAsyncClient.class));
                eventually().until(() -> {
                    queues.send(ORDERS, json(order));
                    return true;
                });
                eventually()
                        .untilAsserted(() -> assertThat(main.get("/fulfillments/" + order.orderId())
                                        .statusCode())
                                .isEqualTo(200));
                eventually()
                        .untilAsserted(() -> assertThat(
                                        management.get("/actuator/health").body())
                                .doesNotContain("DEGRADED"));
            }
        }
    }

    @Test
    void refusesToStartWithABrokerThatLacksItsQueue() {
        var broker = SQSRestServerBuilder.withInterface("localhost")
                .withDynamicPort()
                .start();
        try {
            var port = broker.waitUntilStarted().localAddress().getPort();

            var failure = catchThrowable(() -> start(port).close());

            assertRefusedForLackOf("orders", failure);
        } finally {
            broker.stopAndWait();
        }
    }

    static void assertRefusedForLackOf(String queue, @Nullable Throwable failure) {
        assertThat(Stream.iterate(failure, Objects::nonNull, Throwable::getCause))
                .anySatisfy(cause -> assertThat(cause)
                        .isInstanceOf(QueueMissing.class)
                        .hasMessageContaining("no queue \"" + queue + "\""));
    }

    private static void chaosIsOff(Door main, Door management) throws IOException, InterruptedException {
        for (var door : new Door[] {main, management}) {
            assertThat(door.get("/chaos").statusCode()).isEqualTo(404);
            assertThat(door.delete("/chaos").statusCode()).isEqualTo(404);
            for (var fault : new String[] {"kill", "freeze", "slow", "fail", "crash-at"}) {
                assertThat(door.post("/chaos/" + fault, "{}").statusCode()).isEqualTo(404);
            }
        }
    }

    private static ConfigurableApplicationContext start(int brokerPort) {
        return start(URI.create("http://localhost:" + brokerPort));
    }

    static ConfigurableApplicationContext start(URI broker, String... more) {
        return SpringApplication.run(
                FulfillmentServiceApplication.class,
                Stream.concat(
                                Stream.of(
                                        "--server.port=0",
                                        "--management.server.port=0",
                                        "--spring.jmx.enabled=false",
                                        "--spring.datasource.url=jdbc:h2:mem:start-" + broker.getPort(),
                                        "--spring.cloud.aws.sqs.endpoint=" + broker),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
