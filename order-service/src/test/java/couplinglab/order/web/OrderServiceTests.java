package couplinglab.order.web;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.cloud.CloudSettings;
import couplinglab.cloud.LocalCloud;
import couplinglab.contracts.DeadLetterReason;
import couplinglab.contracts.MessageFormat;
import couplinglab.contracts.OrderDeadLettered;
import couplinglab.contracts.OrderDelivered;
import couplinglab.contracts.OrderFulfilled;
import couplinglab.order.OrderServiceApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on its real ports, with the embedded cloud and no consumer. */
class OrderServiceTests {
    private static final String GOOD =
            "{\"customer\":\"ada\",\"destination\":\"US\",\"lines\":[{\"sku\":\"TEA-1\",\"quantity\":2,\"unitPrice\":\"4.50\"}]}";
    private static final String TOO_LONG = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
            + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
            + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
            + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    static Path folder;

    private static LocalCloud cloud;
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() {
        cloud = LocalCloud.start(CloudSettings.inMemory());
        service = new SpringApplicationBuilder(OrderServiceApplication.class)
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("orders") + ";WRITE_DELAY=0",
                        "--spring.cloud.aws.sqs.endpoint=" + cloud.sqsEndpoint(),
                        "--order.fulfillment-url=http://localhost:1");
    }

    @AfterAll
    static void stop() {
        service.close();
        cloud.close();
    }

    @BeforeEach
    void backToQueue() throws Exception {
        assertThat(send("PUT", main("/coupling"), "{\"mode\":\"queue\"}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void promisesAnOrderInQueueMode() throws Exception {
        var answer = post(GOOD);

        assertThat(answer.statusCode()).isEqualTo(202);
        var order = json(answer);
        assertThat(answer.headers().firstValue("Location"))
                .hasValue("/orders/" + order.get("orderId").asString());
        assertThat(order.get("status").asString()).isEqualTo("PLACED");
        assertThat(order.get("mode").asString()).isEqualTo("queue");
        assertThat(order.get("total").isNumber()).isTrue();
        assertThat(json(get("/orders/" + order.get("orderId").asString()))).isEqualTo(order);
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct", "guarded"})
    void refusesAtOnceWhenTheConsumerIsDead(String mode) throws Exception {
        send("PUT", management("/coupling"), "{\"mode\":\"" + mode + "\"}");

        var answer = post(GOOD);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        var problem = problem(answer, "refused");
        assertThat(json(get("/orders/" + problem.get("orderId").asString()))
                        .get("status")
                        .asString())
                .isEqualTo("REFUSED");
    }

    @Test
    void sendsTheOrderWithItsReturnAddressAndEmptiesTheOutbox() throws Exception {
        var orderId = json(post(GOOD)).get("orderId").asString();

        var message = awaitMessage(orderId);

        assertThat(message.get("replyTo").asString()).isEqualTo("order-confirmations");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() ->
                        json(HTTP.send(request(management("/actuator/outbox")).build(), BodyHandlers.ofString()))
                                        .get("pending")
                                        .asInt()
                                == 0);
    }

    @Test
    void learnsFromConfirmationsAndLetsNoStatusFall() throws Exception {
        var orderId = json(post(GOOD)).get("orderId").asString();
        var format = new MessageFormat();
        confirm("not JSON at all");
        confirm(format.write(new OrderFulfilled(orderId, null, 42, Instant.now())));
        confirm(format.write(new OrderFulfilled(UUID.randomUUID().toString(), null, 43, Instant.now())));
        awaitStatus(orderId, "FULFILLED");

        confirm(format.write(new OrderDeadLettered(orderId, DeadLetterReason.RECEIVES_EXHAUSTED, Instant.now())));
        var second = json(post(GOOD)).get("orderId").asString();
        confirm(format.write(new OrderDeadLettered(second, DeadLetterReason.RECEIVES_EXHAUSTED, Instant.now())));
        awaitStatus(second, "DEAD_LETTERED");

        assertThat(json(get("/orders/" + orderId)).get("status").asString()).isEqualTo("FULFILLED");
    }

    @Test
    void learnsFromTheCarrierThatAnOrderWasDelivered() throws Exception {
        var orderId = json(post(GOOD)).get("orderId").asString();
        var format = new MessageFormat();
        var foreign = new OrderDelivered(UUID.randomUUID().toString(), "evt-1", Instant.now());
        var delivered = new OrderDelivered(orderId, "evt-2", Instant.parse("2026-11-24T10:00:00Z"));
        var later = new OrderDelivered(orderId, "evt-3", Instant.parse("2026-11-25T10:00:00Z"));
        assertThat(get("/orders/" + orderId).body()).doesNotContain("deliveredAt");

        send("deliveries", "not JSON at all");
        send("deliveries", format.write(foreign));
        send("deliveries", format.write(delivered));
        awaitStatus(orderId, "DELIVERED");
        send("deliveries", format.write(later));
        confirm(format.write(new OrderFulfilled(orderId, null, 42, Instant.now())));
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> deliveries("delivered") == 1
                        && deliveries("repeated") == 1
                        && deliveries("unknown") == 1
                        && json(get("/orders/" + orderId)).has("fulfillment"));

        var order = json(get("/orders/" + orderId));
        assertThat(order.get("status").asString()).isEqualTo("DELIVERED");
        assertThat(order.get("deliveredAt").asString()).isEqualTo("2026-11-24T10:00:00Z");
    }

    @Test
    void replaysAKey() throws Exception {
        var first = post(GOOD, "replayed-key");
        var second = post(GOOD, "replayed-key");

        assertThat(second.statusCode()).isEqualTo(202);
        assertThat(json(second).get("orderId")).isEqualTo(json(first).get("orderId"));
        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        var reused = post(GOOD.replace("ada", "bob"), "replayed-key");
        assertThat(reused.statusCode()).isEqualTo(422);
        assertThat(json(reused).get("type").asString()).isEqualTo("urn:coupling-lab:problem:key-reused");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
                    not json                                                     | 400 |
                    §§                                                           | 400 |
                    null                                                         | 400 |
                    []                                                           | 400 |
                    {"customer":"ada"                                            | 400 |
                    {}                                                           | 422 | customer
                    {"customer":7,"destination":"US","lines":[]}                 | 400 | customer
                    {"customer":"","destination":"US","lines":[]}                | 422 | customer
                    {"customer":"a\\u0000","destination":"US","lines":[]}        | 422 | customer
                    {"customer":"ada","destination":"XX","lines":[]}             | 422 | destination
                    {"customer":"ada","destination":"US","lines":[]}             | 422 | lines
                    {"customer":"ada","destination":"US","lines":[null]}         | 422 | lines[0]
                    {"customer":"ada","destination":"US","lines":"x"}            | 400 | lines
                    {"customer":"ada","destination":"US","lines":[{"sku":"a","quantity":1,"unitPrice":"1"}]}    | 422 | lines[0].sku
                    {"customer":"ada","destination":"US","lines":[{"sku":"A","quantity":0,"unitPrice":"1"}]}    | 422 | lines[0].quantity
                    {"customer":"ada","destination":"US","lines":[{"sku":"A","quantity":1001,"unitPrice":"1"}]} | 422 | lines[0].quantity
                    {"customer":"ada","destination":"US","lines":[{"sku":"A","quantity":1.5,"unitPrice":"1"}]}  | 400 | lines[0].quantity
                    {"customer":"ada","destination":"US","lines":[{"sku":"A","quantity":"1","unitPrice":"1"}]}  | 400 | lines[0].quantity
                    {"customer":"ada","destination":"US","lines":[{"sku":"A","quantity":1,"unitPrice":"-1"}]}   | 422 | lines[0].unitPrice
                    {"customer":"ada","destination":"US","lines":[{"sku":"A","quantity":1,"unitPrice":1}]}      | 400 | lines[0].unitPrice
                    {"customer":"ada","destination":"US","lines":[{"sku":"A","quantity":1}]}                    | 422 | lines[0].unitPrice
                    {"customer":"ada","destination":"US","lines":[{"sku":"A","quantity":1,"unitPrice":"1","colour":"red"}]} | 400 | lines[0].colour
                    {"customer":"ada","total":1,"destination":"US","lines":[{"sku":"A","quantity":1,"unitPrice":"1"}]} | 400 | total
                    """)
    void namesTheFieldAtFaultAndOrdersNothing(String body, int status, String field) throws Exception {
        var before = json(get("/orders?limit=500")).get("items").size();

        var answer = post(body == null ? "" : body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        var problem = json(answer);
        assertThat(problem.get("type").asString()).startsWith("urn:coupling-lab:problem:");
        if (field != null) {
            assertThat(problem.path("field").asString("")).isEqualTo(field);
        }
        assertThat(answer.body()).doesNotContain("Exception").doesNotContain("couplinglab.");
        assertThat(json(get("/orders?limit=500")).get("items")).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", TOO_LONG})
    void refusesAKeyThatIsNone(String key) throws Exception {
        assertThat(post(GOOD, key).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /orders/00000000-0000-0000-0000-000000000000, '', 404",
        "GET, /orders/nonsense, '', 404",
        "GET, /nowhere, '', 404",
        "GET, /orders?limit=0, '', 400",
        "GET, /orders?limit=501, '', 400",
        "GET, /orders?limit=x, '', 400",
        "GET, /orders?after=garbage, '', 400",
        "GET, /publishes?after=garbage, '', 400",
        "GET, /publishes?limit=501, '', 400",
        "DELETE, /orders, '', 405",
        "PUT, /coupling, '{\"mode\":\"teleport\"}', 422",
        "PUT, /coupling, '{\"mode\":\"DIRECT\"}', 422",
        "PUT, /coupling, '{\"mode\":1}', 422",
        "PUT, /coupling, '{}', 422",
        "PUT, /coupling, '{\"mode\":\"direct\",\"x\":1}', 400",
        "PUT, /coupling, 'direct', 400",
        "POST, /chaos/kill, '', 404",
        "GET, /chaos, '', 404",
        "GET, /actuator/health, '', 404"
    })
    void answersBadRequestsWithProblems(String method, String path, String body, int status) throws Exception {
        var answer = send(method, main(path), body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json(send("GET", main("/coupling"), "")).get("mode").asString())
                .isEqualTo("queue");
    }

    @ParameterizedTest
    @CsvSource({"PUT, '{\"mode\":\"teleport\"}', 422", "PUT, '{\"mode\":\"direct\",\"x\":1}', 400", "PUT, direct, 400"})
    void guardsTheSwitchOnTheManagementPortAlike(String method, String body, int status) throws Exception {
        var answer = send(method, management("/coupling"), body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json(send("GET", main("/coupling"), "")).get("mode").asString())
                .isEqualTo("queue");
    }

    @Test
    void refusesForeignOriginsAndLargeBodiesAndOtherMediaTypes() throws Exception {
        var foreign = HTTP.send(
                request(main("/orders"))
                        .header("Origin", "http://evil.example")
                        .POST(BodyPublishers.ofString(GOOD))
                        .build(),
                BodyHandlers.ofString());
        var large = post("{\"customer\":\"" + "a".repeat(65 * 1024) + "\"}");
        var text = HTTP.send(
                HttpRequest.newBuilder(main("/orders"))
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString(GOOD))
                        .build(),
                BodyHandlers.ofString());

        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(text.statusCode()).isEqualTo(415);
    }

    @Test
    void pagesThroughEveryOrderOnce() throws Exception {
        for (int i = 0; i < 5; i++) {
            post(GOOD);
        }
        var all = json(get("/orders?limit=500")).get("items");
        var seen = JSON.createArrayNode();
        var cursor = "";
        do {
            var page = json(get("/orders?limit=2" + (cursor.isEmpty() ? "" : "&after=" + cursor)));
            seen.addAll(page.get("items").values());
            cursor = page.get("next").asString("");
        } while (!cursor.isEmpty());

        assertThat(seen.values())
                .extracting(order -> order.get("orderId"))
                .containsExactlyElementsOf(
                        all.values().stream().map(order -> order.get("orderId")).toList());
    }

    @Test
    void showsItsCatalogAndItsInterface() throws Exception {
        assertThat(json(get("/catalog")).get("items").isEmpty()).isFalse();
        assertThat(json(get("/v3/api-docs")).get("paths").has("/orders")).isTrue();
        var health = HTTP.send(request(management("/actuator/health/readiness")).build(), BodyHandlers.ofString());
        assertThat(health.statusCode()).isEqualTo(200);
    }

    private static JsonNode awaitMessage(String orderId) {
        var sqs = service.getBean(SqsAsyncClient.class);
        var url = sqs.getQueueUrl(request -> request.queueName("orders")).join().queueUrl();
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
                                .filter(order -> order.get("orderId").asString().equals(orderId))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static void confirm(String body) {
        send("order-confirmations", body);
    }

    private static void send(String queue, String body) {
        var sqs = service.getBean(SqsAsyncClient.class);
        var url = sqs.getQueueUrl(request -> request.queueName(queue)).join().queueUrl();
        sqs.sendMessage(request -> request.queueUrl(url).messageBody(body)).join();
    }

    private static int deliveries(String outcome) throws IOException, InterruptedException {
        var metric = management("/actuator/metrics/order.deliveries?tag=outcome:" + outcome);
        return json(HTTP.send(request(metric).build(), BodyHandlers.ofString()))
                .path("measurements")
                .path(0)
                .path("value")
                .asInt();
    }

    private static void awaitStatus(String orderId, String status) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() ->
                        json(get("/orders/" + orderId)).get("status").asString().equals(status));
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(request(main(path)).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return send("POST", main("/orders"), body);
    }

    private static HttpResponse<String> post(String body, String key) throws IOException, InterruptedException {
        var request = request(main("/orders")).header("Idempotency-Key", key).POST(BodyPublishers.ofString(body));
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> send(String method, URI uri, String body)
            throws IOException, InterruptedException {
        return HTTP.send(
                request(uri).method(method, BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).header("Content-Type", "application/json");
    }

    private static URI main(String path) {
        return uri("local.server.port", path);
    }

    private static URI management(String path) {
        return uri("local.management.port", path);
    }

    private static URI uri(String portProperty, String path) {
        return URI.create("http://localhost:" + service.getEnvironment().getRequiredProperty(portProperty) + path);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private static JsonNode problem(HttpResponse<String> answer, String type) {
        var problem = json(answer);
        assertThat(problem.get("type").asString()).isEqualTo("urn:coupling-lab:problem:" + type);
        return problem;
    }
}
