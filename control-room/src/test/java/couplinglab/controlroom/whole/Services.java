package couplinglab.controlroom.whole;

import static couplinglab.controlroom.process.ProcessNames.FULFILLMENT_SERVICE;
import static couplinglab.controlroom.process.ProcessNames.ORDER_SERVICE;
import static couplinglab.controlroom.process.ProcessNames.ORDER_SERVICE_2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import couplinglab.controlroom.process.Blueprint;
import couplinglab.controlroom.process.LocalLab;
import couplinglab.controlroom.process.Ports;
import couplinglab.controlroom.process.ProcessStatus;
import couplinglab.testing.LocalStack;
import couplinglab.testing.PostgreSql;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two copies of order-service and one fulfillment-service, each a JVM of its own, spoken to over HTTP alone. */
final class Services implements AutoCloseable {
    private static final String ORDER =
            "{\"customer\":\"ada\",\"destination\":\"US\",\"lines\":[{\"sku\":\"TEA-1\",\"quantity\":2,\"unitPrice\":\"4.50\"}]}";
    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final LocalLab lab;

    private Services(LocalLab lab) {
        this.lab = lab;
    }

    static Services start(Path home, Path folder) {
        var blueprint = Blueprint.of(home, folder, Ports.free());
        for (var name : List.of(ORDER_SERVICE, ORDER_SERVICE_2, FULFILLMENT_SERVICE)) {
            var database = PostgreSql.emptyDatabase();
            blueprint = blueprint.with(
                    name,
                    List.of(),
                    List.of(
                            "--spring.cloud.aws.sqs.endpoint=" + LocalStack.endpoint(),
                            "--spring.datasource.url=" + database.url(),
                            "--spring.datasource.username=" + database.username(),
                            "--spring.datasource.password=" + database.password()));
        }
        var lab = new LocalLab(blueprint.only(ORDER_SERVICE, ORDER_SERVICE_2, FULFILLMENT_SERVICE));
        lab.start(ready -> {});
        return new Services(lab);
    }

    LocalLab lab() {
        return lab;
    }

    void switchTo(String producer, String mode) throws IOException, InterruptedException {
        var answer =
                send(lab.endpoints(producer).main().resolve("/coupling"), "PUT", "{\"mode\":\"" + mode + "\"}", null);
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    HttpResponse<String> order(String producer) throws IOException, InterruptedException {
        return send(
                lab.endpoints(producer).main().resolve("/orders"),
                "POST",
                ORDER,
                UUID.randomUUID().toString());
    }

    /** By its own chaos endpoint; returns when the process is gone. */
    void killConsumer() throws IOException, InterruptedException {
        var answer = send(lab.endpoints(FULFILLMENT_SERVICE).main().resolve("/chaos/kill"), "POST", "", null);
        assertThat(answer.statusCode()).isEqualTo(202);
        await().atMost(DEADLINE).until(() -> lab.status(FULFILLMENT_SERVICE).state() == ProcessStatus.State.DEAD);
    }

    void reviveConsumer() {
        assertThat(lab.revive(FULFILLMENT_SERVICE).state()).isEqualTo(ProcessStatus.State.READY);
    }

    String statusOf(String producer, String orderId) throws IOException, InterruptedException {
        return get(lab.endpoints(producer).main().resolve("/orders/" + orderId))
                .path("status")
                .asString();
    }

    void awaitFulfilled(String producer, String orderId) {
        await().atMost(DEADLINE)
                .untilAsserted(() -> assertThat(statusOf(producer, orderId)).isEqualTo("FULFILLED"));
    }

    /** How often the consumer shipped the order, of all that it ever shipped. */
    long shipmentsOf(String orderId) throws IOException, InterruptedException {
        long found = 0;
        var after = "";
        do {
            var page = get(lab.endpoints(FULFILLMENT_SERVICE).main().resolve("/fulfillments?limit=500" + after));
            found += page.path("items").values().stream()
                    .filter(shipment -> shipment.path("orderId").asString().equals(orderId))
                    .count();
            after = page.path("next").isNull()
                    ? ""
                    : "&after=" + page.path("next").asString();
        } while (!after.isEmpty());
        return found;
    }

    static String orderIdIn(HttpResponse<String> answer) {
        return JSON.readTree(answer.body()).path("orderId").asString();
    }

    @Override
    public void close() {
        lab.close();
    }

    private JsonNode get(URI address) throws IOException, InterruptedException {
        var answer = http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> send(URI address, String method, String body, @Nullable String key)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
