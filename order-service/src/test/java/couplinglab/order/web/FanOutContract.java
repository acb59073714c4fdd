package couplinglab.order.web;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.order.OrderServiceApplication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service, in the modes whose intermediary copies an order to more than one queue. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FanOutContract {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    static Path folder;

    private ConfigurableApplicationContext service;

    abstract URI sqs();

    /** Of SNS and EventBridge. */
    abstract URI events();

    @BeforeAll
    void start() {
        service = service("orders", "orders");
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"topic", "bus"})
    void promisesAnOrderAndSendsItToTheConsumersQueue(String mode) throws Exception {
        var order = place(service, mode);

        assertThat(order.get("mode").asString()).isEqualTo(mode);
        assertThat(order.get("status").asString()).isEqualTo("PLACED");
        assertThat(copyIn("orders", order).get("replyTo").asString()).isEqualTo("order-confirmations");
    }

    @ParameterizedTest
    @CsvSource({"topic, order-placed", "bus, orders"})
    void showsWhenItPublishedAnOrder(String mode, String destination) throws Exception {
        var order = place(service, mode);

        var publish =
                Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> publishOf(order), Optional::isPresent);

        assertThat(publish.orElseThrow().get("mode").asString()).isEqualTo(mode);
        assertThat(publish.orElseThrow().get("destination").asString()).isEqualTo(destination);
        assertThat(publish.orElseThrow().get("outcome").asString()).isEqualTo("acknowledged");
        assertThat(time(publish.orElseThrow(), "begunAt"))
                .isAfterOrEqualTo(time(order, "placedAt").truncatedTo(ChronoUnit.MICROS))
                .isBefore(time(publish.orElseThrow(), "endedAt"));
    }

    @Test
    void copiesAnOrderToEachSubscriberOfTheTopic() throws Exception {
        var order = place(service, "topic");

        assertThat(copyIn("notifications", order)).isEqualTo(copyIn("analytics", order));
    }

    @Test
    void routesAnExpensiveExportToThoseWhoAskedForIt() throws Exception {
        var order = place(service, "bus");

        assertThat(copyIn("fraud-review", order)).isEqualTo(copyIn("customs", order));
    }

    @Test
    void saysThatItIsDegradedWhereTheBusIsMissing() throws Exception {
        try (var busless = service("no-such-bus", "busless")) {
            assertThat(health(busless)).doesNotContain("DEGRADED");
            place(busless, "bus");

            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> health(busless).contains("no-such-bus"));
            for (int i = 0; i < 20; i++) {
                place(busless, "bus");
            }
            // None of those keeps an order of another mode from its queue.
            assertThat(copyIn("orders", place(busless, "queue"))).isNotNull();
        }
    }

    private ConfigurableApplicationContext service(String bus, String database) {
        return new SpringApplicationBuilder(OrderServiceApplication.class)
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--order.bus=" + bus,
                        "--spring.datasource.url=jdbc:h2:file:" + folder.resolve(database) + ";WRITE_DELAY=0",
                        "--spring.cloud.aws.sqs.endpoint=" + sqs(),
                        "--spring.cloud.aws.sns.endpoint=" + events(),
                        "--spring.cloud.aws.eventbridge.endpoint=" + events());
    }

    /** An expensive one that goes abroad. */
    private static JsonNode place(ConfigurableApplicationContext where, String mode) throws Exception {
        var port = where.getEnvironment().getRequiredProperty("local.server.port");
        var coupling = send("PUT", port, "/coupling", "{\"mode\":\"" + mode + "\"}");
        assertThat(coupling.statusCode()).isEqualTo(200);
        var answer = send(
                "POST",
                port,
                "/orders",
                "{\"customer\":\"ada\",\"destination\":\"FR\","
                        + "\"lines\":[{\"sku\":\"TEA-1\",\"quantity\":1000,\"unitPrice\":\"4.50\"}]}");
        assertThat(answer.statusCode()).isEqualTo(202);
        return JSON.readTree(answer.body());
    }

    private static String health(ConfigurableApplicationContext where) throws Exception {
        var port = where.getEnvironment().getRequiredProperty("local.management.port");
        return send("GET", port, "/actuator/health", "").body();
    }

    private static HttpResponse<String> send(String method, String port, String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private Optional<JsonNode> publishOf(JsonNode order) throws Exception {
        var port = service.getEnvironment().getRequiredProperty("local.server.port");
        var page = JSON.readTree(send("GET", port, "/publishes?limit=500", "").body());
        return page.get("items")
                .valueStream()
                .filter(publish -> publish.get("orderId").equals(order.get("orderId")))
                .findFirst();
    }

    private static Instant time(JsonNode document, String field) {
        return Instant.parse(document.get(field).asString());
    }

    private JsonNode copyIn(String queue, JsonNode order) {
        var sqs = service.getBean(SqsAsyncClient.class);
        var url = sqs.getQueueUrl(request -> request.queueName(queue)).join().queueUrl();
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> sqs
                                .receiveMessage(request -> request.queueUrl(url)
                                        .maxNumberOfMessages(10)
                                        .waitTimeSeconds(1))
                                .join()
                                .messages()
                                .stream()
                                .map(message -> JSON.readTree(message.body()))
                                .filter(copy -> copy.get("orderId").equals(order.get("orderId")))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }
}
