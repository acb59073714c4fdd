package couplinglab.partner;

import static couplinglab.partner.Gateway.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.contracts.Topology;
import couplinglab.partner.OrderServiceStandIn.Answer;
import couplinglab.testing.LocalStack;
import couplinglab.testing.NeedsDocker;
import couplinglab.testing.PostgreSql;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a file that is dropped into the bucket to its orders, with S3, EventBridge and SQS of LocalStack, and PostgreSQL. */
@NeedsDocker
@DirtiesContext // or its listener would go on, and take the messages of other tests
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "partner.carrier.secrets=" + Gateway.SECRET,
            "partner.imports.enabled=true",
            "partner.imports.first-pause=50ms",
            "partner.imports.longest-pause=200ms",
            "intake.visibility-timeout=3s",
            "intake.long-poll=1s"
        })
class ImportsOnLocalStackTests {
    private static final String HEADER = "customer,destination,sku,quantity,unitPrice\n";
    private static final String DLQ = Topology.dlqOf(Topology.ORDER_IMPORT);
    private static final OrderServiceStandIn ORDER_SERVICE = new OrderServiceStandIn();

    @LocalServerPort
    int port;

    @Autowired
    S3Client s3;

    @Autowired
    SqsAsyncClient sqs;

    @Autowired
    EventBridgeClient events;

    private final String key = "today/" + UUID.randomUUID() + ".csv";

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry properties) {
        properties.add("spring.cloud.aws.sqs.endpoint", LocalStack::endpoint);
        properties.add("spring.cloud.aws.eventbridge.endpoint", LocalStack::endpoint);
        properties.add("spring.cloud.aws.s3.endpoint", LocalStack::endpoint);
        properties.add("partner.imports.order-service", ORDER_SERVICE::address);
        properties.add("spring.datasource.url", () -> Rows.DATABASE.url());
        properties.add("spring.datasource.username", () -> Rows.DATABASE.username());
        properties.add("spring.datasource.password", () -> Rows.DATABASE.password());
    }

    @AfterEach
    void calmDown() {
        ORDER_SERVICE.answerAll(null);
        ORDER_SERVICE.orders().clear();
    }

    @Test
    void placesEachLineOfADroppedFileThatIsAnOrder() throws Exception {
        drop("\uFEFF" + HEADER + "ada,US,TEA-1,2,4.50\r\nbob,US,TEA-1,none,4.50\r\nmallory,US,TEA-1,1,4.50\r\n"
                + "\"Lovelace, Zoë\",DE,MUG-1,1,12\r\n");

        var done = imported("DONE");

        assertThat(ORDER_SERVICE.customers()).containsExactly("Lovelace, Zoë", "ada");
        assertThat(done.get("placed").asInt()).isEqualTo(2);
        assertThat(done.get("refused").asInt()).isEqualTo(2);
        var lines = Gateway.get(port, "/imports/" + done.get("id").asString()).get("lines");
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0).get("orderId").asString())
                .isEqualTo(OrderServiceStandIn.idOf("import-" + done.get("id").asString() + "-2"));
        assertThat(lines.get(1).toString())
                .isEqualTo("{\"line\":3,\"orderId\":null,"
                        + "\"reason\":\"quantity must be a whole number from 1 to 1000.\"}");
        assertThat(lines.get(2).get("reason").asString()).isEqualTo("customer must not be mallory.");
    }

    @Test
    void placesNothingTwiceWhereTheEventComesTwice() throws Exception {
        var etag = drop(HEADER + "ada,US,TEA-1,2,4.50\nbob,US,TEA-1,2,4.50\n");
        imported("DONE");
        var asked = ORDER_SERVICE.asked().size();

        announce(key, etag);
        announce(key, etag);

        eventually().until(() -> Gateway.size(sqs, Topology.ORDER_IMPORT) == 0);
        assertThat(ORDER_SERVICE.asked()).hasSize(asked);
        assertThat(ORDER_SERVICE.customers()).containsExactly("ada", "bob");
    }

    @Test
    void importsAFileThatChangedUnderTheSameKey() throws Exception {
        drop(HEADER + "ada,US,TEA-1,2,4.50\n");
        imported("DONE");
        drop(HEADER + "ada,US,TEA-1,2,4.50\nbob,US,TEA-1,2,4.50\n");

        eventually().until(() -> ORDER_SERVICE.customers().size() == 3);
        assertThat(ORDER_SERVICE.customers()).containsExactly("ada", "ada", "bob");
    }

    @Test
    void refusesAFileWithAnotherHeaderAsAWhole() throws Exception {
        drop("name,country\nada,US\n");

        assertThat(imported("REFUSED").get("reason").asString()).startsWith("The first line must be customer,");
        assertThat(ORDER_SERVICE.orders()).isEmpty();
    }

    @Test
    void refusesAFileThatIsTooLarge() throws Exception {
        drop("x".repeat(1024 * 1024 + 1));

        assertThat(imported("REFUSED").get("reason").asString())
                .isEqualTo("The file may have 1048576 bytes at most. Split it.");
    }

    @Test
    void readsTheContentThatWasAnnouncedAndNoOther() throws Exception {
        drop(HEADER + "ada,US,TEA-1,2,4.50\n");
        imported("DONE");

        announce(key, "0123456789abcdef0123456789abcdef");

        assertThat(imported("REFUSED").get("reason").asString()).startsWith("Another content took the object's place");
        assertThat(ORDER_SERVICE.customers()).containsExactly("ada");
    }

    @Test
    void saysThatAnObjectIsGone() throws Exception {
        announce(key, "0123456789abcdef0123456789abcdef");

        assertThat(imported("REFUSED").get("reason").asString()).startsWith("The object is gone.");
    }

    /** As many as there are workers: were they waited for, nothing else would ever be imported. */
    @Test
    void refusesAVersionThatTheBucketCanNotHaveAndGoesOn() throws Exception {
        var refused = List.of(key + "-1", key + "-2", key + "-3", key + "-4");
        for (var announced : refused) {
            sendToQueue("{\"bucket\":{\"name\":\"order-imports\"},\"object\":{\"key\":\"" + announced
                    + "\",\"etag\":\"abc\",\"version-id\":\"no-version\"}}");
        }
        for (var announced : refused) {
            var reason = eventually()
                    .until(() -> find(announced, "REFUSED"), Objects::nonNull)
                    .get("reason")
                    .asString();
            assertThat(reason).startsWith("S3 does not give the object: ").contains("InvalidArgument");
        }

        drop(HEADER + "ada,US,TEA-1,2,4.50\n");

        imported("DONE");
        assertThat(ORDER_SERVICE.customers()).containsExactly("ada");
    }

    @Test
    void findsObjectsWhateverTheirNames() throws Exception {
        var odd = "new orders/ä+b%20c & d=e.csv";
        s3.putObject(
                request -> request.bucket(Topology.ORDER_IMPORTS_BUCKET).key(odd),
                RequestBody.fromString(HEADER + "ada,US,TEA-1,2,4.50\n"));

        eventually().until(() -> ORDER_SERVICE.customers().equals(List.of("ada")));
    }

    /** For longer than the message would be hidden without a heartbeat. */
    @Test
    void waitsForOrderServiceWithTheMessageHidden() throws Exception {
        ORDER_SERVICE.answerAll(new Answer(503, "{\"detail\":\"later\"}"));
        var before = ORDER_SERVICE.asked().size();
        drop(HEADER + "ada,US,TEA-1,2,4.50\n");
        eventually().until(() -> ORDER_SERVICE.asked().size() > before);

        eventually().during(Duration.ofSeconds(8)).until(() -> Gateway.visible(sqs, Topology.ORDER_IMPORT) == 0);
        ORDER_SERVICE.answerAll(null);

        imported("DONE");
        assertThat(ORDER_SERVICE.customers()).containsExactly("ada");
        assertThat(Gateway.size(sqs, DLQ)).isZero();
    }

    @Test
    void leavesToTheDeadLettersWhatAnnouncesNothing() throws Exception {
        sendToQueue("not json");
        sendToQueue("{\"bucket\":{\"name\":\"payroll\"},\"object\":{\"key\":\"all.csv\",\"etag\":\"abc\"}}");

        eventually().until(() -> Gateway.size(sqs, DLQ) == 2 && Gateway.size(sqs, Topology.ORDER_IMPORT) == 0);

        sqs.purgeQueue(request -> request.queueUrl(Gateway.url(sqs, DLQ))).join();
    }

    @Test
    void givesPagesInTheOrderOfTheirBeginning() throws Exception {
        announce(key + "-1", "abc");
        eventually().until(() -> find(key + "-1", "REFUSED") != null);
        announce(key + "-2", "abc");
        eventually().until(() -> find(key + "-2", "REFUSED") != null);

        var first = Gateway.get(port, "/imports?limit=1");
        var second =
                Gateway.get(port, "/imports?limit=1&after=" + first.get("next").asString());

        assertThat(first.get("items").get(0).get("id"))
                .isNotEqualTo(second.get("items").get(0).get("id"));
        assertThat(first.get("items").get(0).has("position")).isFalse();
        assertThat(Gateway.send(Gateway.request(port, "/imports/unknown")).statusCode())
                .isEqualTo(404);
    }

    /** Read back: what the init script made, and who may do what. */
    @Test
    void isToldOfWhatAppearsInTheBucketAsTheTableSays() {
        assertThat(s3.getBucketNotificationConfiguration(request -> request.bucket(Topology.ORDER_IMPORTS_BUCKET))
                        .eventBridgeConfiguration())
                .isNotNull();
        var spec = Topology.importRule();
        assertThat(events.listRules(request -> request.eventBusName(Topology.DEFAULT_BUS))
                        .rules())
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.arn()).isEqualTo(Topology.ruleArnOf(Topology.DEFAULT_BUS, spec.name()));
                    assertThat(JsonMapper.shared().readTree(rule.eventPattern()))
                            .isEqualTo(JsonMapper.shared().readTree(spec.pattern()));
                });
        assertThat(events.listTargetsByRule(request -> request.rule(spec.name()))
                        .targets())
                .singleElement()
                .satisfies(target -> {
                    assertThat(target.arn()).isEqualTo(Topology.arnOf(Topology.ORDER_IMPORT));
                    assertThat(target.inputPath()).isEqualTo(spec.inputPath());
                });
    }

    /** Returns its etag. */
    private String drop(String content) {
        return s3.putObject(
                        request -> request.bucket(Topology.ORDER_IMPORTS_BUCKET).key(key),
                        RequestBody.fromString(content))
                .eTag()
                .replace("\"", "");
    }

    /** As EventBridge does where it delivers a second time. */
    private void announce(String announced, String etag) {
        sendToQueue("{\"version\":\"0\",\"bucket\":{\"name\":\"order-imports\"},\"object\":{\"key\":\"" + announced
                + "\",\"size\":1,\"etag\":\"" + etag + "\",\"sequencer\":\"00617F08299329D189\"}}");
    }

    private void sendToQueue(String body) {
        sqs.sendMessage(request -> request.queueUrl(Gateway.url(sqs, Topology.ORDER_IMPORT))
                        .messageBody(body))
                .join();
    }

    private JsonNode imported(String state) {
        return eventually().until(() -> find(key, state), Objects::nonNull);
    }

    private @Nullable JsonNode find(String wanted, String state) throws Exception {
        var items = Gateway.get(port, "/imports?limit=500").get("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(item -> item.get("key").asString().equals(wanted)
                        && item.get("state").asString().equals(state))
                .findFirst()
                .orElse(null);
    }

    /** Made when the context first asks for it. */
    private static final class Rows {
        private static final PostgreSql.Database DATABASE = PostgreSql.emptyDatabase();
    }
}
