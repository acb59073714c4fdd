package couplinglab.cloud.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import couplinglab.cloud.delivery.Deliveries;
import couplinglab.cloud.delivery.Letter;
import couplinglab.cloud.delivery.Outcome;
import couplinglab.cloud.delivery.QueueDoor;
import couplinglab.cloud.store.EventStore;
import couplinglab.cloud.wire.AwsError;
import couplinglab.contracts.Topology;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What clients of other clouds can't see. */
@Timeout(60)
class EventBridgeTests {
    private static final String ALL = "{\\\"source\\\":[{\\\"exists\\\":true}]}";

    @TempDir
    Path data;

    private final ConcurrentLinkedQueue<String> delivered = new ConcurrentLinkedQueue<>();
    private final CountDownLatch open = new CountDownLatch(1);

    /** Who uses one, closes it. */
    private record Opened(EventStore store, Deliveries deliveries, EventBridge bridge) implements AutoCloseable {
        JsonNode ask(String operation, String request) {
            return bridge.answer(operation, EventFormat.object(request));
        }

        AwsError refusal(String operation, String request) {
            var refused = catchThrowableOfType(AwsError.class, () -> ask(operation, request));
            if (refused == null) {
                throw new AssertionError("It was accepted");
            }
            return refused;
        }

        @Override
        public void close() {
            try (store;
                    deliveries) {
                // In this order.
            }
        }
    }

    @Test
    void keepsBusesRulesAndTargetsOverARestart() throws Exception {
        try (var opened = open()) {
            opened.ask("CreateEventBus", "{\"Name\":\"mine\",\"Description\":\"kept\"}");
            opened.ask("PutRule", "{\"EventBusName\":\"mine\",\"Name\":\"kept\",\"EventPattern\":\"" + ALL + "\"}");
            opened.ask("DisableRule", "{\"EventBusName\":\"mine\",\"Name\":\"kept\"}");
            opened.ask("PutTargets", """
                    {"EventBusName":"mine","Rule":"kept","Targets":[{"Id":"t","Arn":"%s","InputPath":"$.detail",
                    "RetryPolicy":{"MaximumRetryAttempts":3}}]}""".formatted(Topology.arnOf("orders")));
            opened.ask("PutRule", "{\"Name\":\"deleted\",\"EventPattern\":\"" + ALL + "\"}");
            opened.ask("DeleteRule", "{\"Name\":\"deleted\"}");
        }
        try (var opened = open()) {
            assertThat(opened.ask("DescribeEventBus", "{\"Name\":\"mine\"}")
                            .get("Description")
                            .asString())
                    .isEqualTo("kept");
            assertThat(opened.ask("ListRules", "{\"EventBusName\":\"mine\"}")
                            .get("Rules")
                            .get(0)
                            .get("State")
                            .asString())
                    .isEqualTo("DISABLED");
            assertThat(opened.ask("ListRules", "{}").get("Rules")).isEmpty();
            assertThat(opened.ask("ListTargetsByRule", "{\"EventBusName\":\"mine\",\"Rule\":\"kept\"}")
                            .get("Targets"))
                    .hasToString("[{\"Id\":\"t\",\"Arn\":\"" + Topology.arnOf("orders")
                            + "\",\"InputPath\":\"$.detail\"," + "\"RetryPolicy\":{\"MaximumRetryAttempts\":3}}]");
        }
    }

    @Test
    void makesTheTopologysRulesAsTheyAreDescribedAndKeepsOthers() throws Exception {
        try (var opened = open()) {
            opened.bridge().provision(Topology.buses());
            opened.ask("DisableRule", "{\"EventBusName\":\"orders\",\"Name\":\"every-order\"}");
            opened.ask("RemoveTargets", "{\"EventBusName\":\"orders\",\"Rule\":\"export\",\"Ids\":[\"customs\"]}");
            opened.ask("PutRule", "{\"EventBusName\":\"orders\",\"Name\":\"mine\",\"EventPattern\":\"" + ALL + "\"}");
        }
        try (var opened = open()) {
            opened.bridge().provision(Topology.buses());
            var rules = opened.ask("ListRules", "{\"EventBusName\":\"orders\"}").get("Rules");
            assertThat(rules.valueStream().map(rule -> rule.get("Name").asString()))
                    .containsExactly("carrier-events", "every-order", "export", "high-value", "mine");
            assertThat(rules.valueStream().map(rule -> rule.get("State").asString()))
                    .containsOnly("ENABLED");
            assertThat(opened.ask("ListTargetsByRule", "{\"EventBusName\":\"orders\",\"Rule\":\"export\"}")
                            .get("Targets"))
                    .hasSize(1);
        }
    }

    @Test
    void deliversAfterARestartWhatItAcknowledgedBefore() throws Exception {
        try (var opened = open(this::unavailable)) {
            opened.bridge().provision(Topology.buses());
            opened.ask("PutEvents", order("{\\\"orderId\\\":\\\"1\\\",\\\"destination\\\":\\\"US\\\"}"));
        }
        try (var opened = open()) {
            opened.deliveries().start();
            await().untilAsserted(() -> assertThat(delivered)
                    .containsExactly(Topology.arnOf("orders") + " {\"orderId\":\"1\",\"destination\":\"US\"}"));
        }
    }

    /** Both the publisher and the other target: the door of customs is shut. */
    @Test
    void waitsForNoTarget() throws Exception {
        try (var opened = open(this::shutForCustoms)) {
            opened.bridge().provision(Topology.buses());
            for (int number = 0; number < 20; number++) {
                opened.ask("PutEvents", order("{\\\"n\\\":" + number + ",\\\"destination\\\":\\\"FR\\\"}"));
            }
            await().untilAsserted(() -> assertThat(delivered).hasSize(20));
            assertThat(delivered).allMatch(letter -> letter.startsWith(Topology.arnOf("orders")));
            open.countDown();
            await().untilAsserted(() -> assertThat(delivered).hasSize(40));
        }
    }

    @Test
    void hasRoomForAHundredBusesAndThreeHundredRules() throws Exception {
        try (var opened = open()) {
            IntStream.range(1, 100).forEach(index -> opened.ask("CreateEventBus", "{\"Name\":\"bus-" + index + "\"}"));
            assertThat(opened.refusal("CreateEventBus", "{\"Name\":\"more\"}").code())
                    .isEqualTo("LimitExceededException");
            IntStream.range(0, 300).forEach(index -> opened.ask("PutRule", rule("rule-" + index)));
            assertThat(opened.refusal("PutRule", rule("more")).code()).isEqualTo("LimitExceededException");
            opened.ask("PutRule", rule("rule-7"));
        }
    }

    @Test
    void namesTheOperationThatItHasNot() throws Exception {
        try (var opened = open()) {
            assertThat(opened.refusal("CreateArchive", "{}"))
                    .returns("UnsupportedOperationException", AwsError::code)
                    .returns(400, AwsError::status)
                    .returns("The EventBridge of local-cloud does not implement CreateArchive.", AwsError::message);
            assertThat(opened.refusal("Nonsense", "{}"))
                    .returns("UnknownOperationException", AwsError::code)
                    .returns("EventBridge has no operation Nonsense.", AwsError::message);
        }
    }

    @Test
    void namesTheSettingThatItHasNot() throws Exception {
        try (var opened = open()) {
            opened.ask("PutRule", rule("rule"));
            assertThat(List.of(
                            opened.refusal("PutRule", "{\"Name\":\"r\",\"ScheduleExpression\":\"rate(1 hour)\"}"),
                            opened.refusal("CreateEventBus", "{\"Name\":\"b\",\"KmsKeyIdentifier\":\"k\"}"),
                            opened.refusal("PutEvents", "{\"EndpointId\":\"e\",\"Entries\":[{}]}"),
                            opened.refusal("PutTargets", target("arn:aws:lambda:us-east-1:000000000000:function:f")),
                            opened.refusal("PutTargets", target(Topology.arnOf("orders") + ".fifo"))))
                    .extracting(AwsError::message)
                    .satisfiesExactly(
                            message -> assertThat(message).contains("PutRule with ScheduleExpression"),
                            message -> assertThat(message).contains("CreateEventBus with KmsKeyIdentifier"),
                            message -> assertThat(message).contains("PutEvents with EndpointId"),
                            message -> assertThat(message).contains("PutTargets for arn:aws:lambda"),
                            message -> assertThat(message).contains("standard SQS queues only"));
            assertThat(opened.ask("ListTargetsByRule", "{\"Rule\":\"rule\"}").get("Targets"))
                    .isEmpty();
        }
    }

    @Test
    void refusesADetailThatIsTooDeep() throws Exception {
        try (var opened = open()) {
            var put = opened.ask("PutEvents", order("{\\\"a\\\":".repeat(1_001) + "1" + "}".repeat(1_001)));
            assertThat(put.get("Entries").get(0).get("ErrorCode").asString()).isEqualTo("MalformedDetail");
        }
    }

    @Test
    void refusesWhatIsOfTheWrongType() throws Exception {
        try (var opened = open()) {
            for (var request : Map.of(
                            "PutEvents", "{\"Entries\":{}}",
                            "PutRule", "{\"Name\":1}",
                            "ListRules", "{\"Limit\":\"1\"}",
                            "RemoveTargets", "{\"Rule\":\"r\",\"Ids\":[1]}",
                            "PutTargets", "{\"Rule\":\"r\",\"Targets\":[1]}")
                    .entrySet()) {
                assertThat(opened.refusal(request.getKey(), request.getValue()).code())
                        .as(request.getKey())
                        .isEqualTo("SerializationException");
            }
        }
    }

    private Opened open() throws Exception {
        return open(this::accept);
    }

    private Opened open(QueueDoor door) throws Exception {
        var store = EventStore.open(data, failure -> {});
        var deliveries = Deliveries.from(store, door);
        return new Opened(store, deliveries, EventBridge.open(store, deliveries, Clock.systemUTC()));
    }

    private List<Outcome> accept(String queue, List<Letter> letters) {
        letters.forEach(letter -> delivered.add(queue + " " + letter.body()));
        return letters.stream().<Outcome>map(letter -> new Outcome.Delivered()).toList();
    }

    private List<Outcome> unavailable(String queue, List<Letter> letters) {
        return letters.stream()
                .<Outcome>map(letter -> new Outcome.Unavailable("DOWN", "not now"))
                .toList();
    }

    private List<Outcome> shutForCustoms(String queue, List<Letter> letters) {
        if (queue.equals(Topology.arnOf("customs"))) {
            try {
                open.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return unavailable(queue, letters);
            }
        }
        return accept(queue, letters);
    }

    private static String rule(String name) {
        return "{\"Name\":\"" + name + "\",\"EventPattern\":\"" + ALL + "\"}";
    }

    private static String target(String arn) {
        return "{\"Rule\":\"rule\",\"Targets\":[{\"Id\":\"t\",\"Arn\":\"" + arn + "\"}]}";
    }

    private static String order(String detail) {
        return """
                {"Entries":[{"EventBusName":"orders","Source":"couplinglab.orders","DetailType":"OrderPlaced","Detail":"%s"}]}""".formatted(detail);
    }
}
