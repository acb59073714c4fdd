package couplinglab.cloud.events;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.cloud.delivery.Outcome;
import couplinglab.cloud.wire.AwsError;
import couplinglab.contracts.Topology;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What clients of other clouds can't see. */
@Timeout(60)
class EventBridgeTests {
    private static final String ALL = "{\\\"source\\\":[{\\\"exists\\\":true}]}";

    private static final String QUEUE = Topology.arnOf("orders");

    @TempDir
    Path data;

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
                            opened.refusal("PutEvents", "{\"Entries\":[{},{\"TraceHeader\":\"Root=1\"}]}"),
                            opened.refusal("PutTargets", target(QUEUE, "\"InputPath\":\"$.detail.lines.*\"")),
                            opened.refusal("PutTargets", target(QUEUE, "\"InputPath\":\"$.detail.lines[*].sku\"")),
                            opened.refusal(
                                    "PutTargets",
                                    target(
                                            QUEUE,
                                            "\"InputTransformer\":{\"InputPathsMap\":{\"a\":\"$.detail.*.sku\"},"
                                                    + "\"InputTemplate\":\"<a>\"}")),
                            opened.refusal("PutTargets", target("arn:aws:lambda:us-east-1:000000000000:function:f")),
                            opened.refusal("PutTargets", target(Topology.arnOf("orders.fifo"))),
                            opened.refusal(
                                    "PutTargets",
                                    target(Topology.arnOf("orders") + "\",\"DeadLetterConfig\":{\"Arn\":\""
                                            + Topology.arnOf("orders-dlq.fifo") + "\"},\"RoleArn\":\"arn:role"))))
                    .extracting(AwsError::message)
                    .satisfiesExactly(
                            message -> assertThat(message).contains("PutRule with ScheduleExpression"),
                            message -> assertThat(message).contains("CreateEventBus with KmsKeyIdentifier"),
                            message -> assertThat(message).contains("PutEvents with EndpointId"),
                            message -> assertThat(message).contains("PutEvents with TraceHeader"),
                            message -> assertThat(message).contains("PutTargets with a wildcard in InputPath for"),
                            message -> assertThat(message).contains("PutTargets with a wildcard in InputPath for"),
                            message -> assertThat(message).contains("PutTargets with a wildcard in InputPathsMap"),
                            message -> assertThat(message).contains("PutTargets for arn:aws:lambda"),
                            message -> assertThat(message).contains("standard SQS queues only"),
                            message -> assertThat(message).contains("dead letters", "standard SQS queues only"));
            assertThat(opened.ask("ListTargetsByRule", "{\"Rule\":\"rule\"}").get("Targets"))
                    .isEmpty();
        }
    }

    @Test
    void refusesADetailThatIsTooDeep() throws Exception {
        try (var opened = open()) {
            var put = opened.ask("PutEvents", OpenBridge.order("{\\\"a\\\":".repeat(1_001) + "1" + "}".repeat(1_001)));
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

    private static String rule(String name) {
        return "{\"Name\":\"" + name + "\",\"EventPattern\":\"" + ALL + "\"}";
    }

    private static String target(String arn) {
        return target(arn, "\"Input\":\"{}\"");
    }

    private static String target(String arn, String input) {
        return "{\"Rule\":\"rule\",\"Targets\":[{\"Id\":\"t\",\"Arn\":\"" + arn + "\"," + input + "}]}";
    }

    private OpenBridge open() throws SQLException {
        return OpenBridge.on(
                data,
                (queue, letters) -> letters.stream()
                        .<Outcome>map(letter -> new Outcome.Delivered())
                        .toList());
    }
}
