package couplinglab.cloud;

import static couplinglab.cloud.DeliveryContract.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.contracts.Topology;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.model.Target;
import tools.jackson.databind.JsonNode;

/** What of an event a target gets. */
interface TargetInputContract extends OnEventBridge {
    String DETAIL = """
            {"text":"a text","number":12.5,"yes":true,"one":["HIGH"],"two":["A","B"],
            "object":{"key":"value","other":"thing"},"nothing":null}""";

    @Test
    default void cutsAPartOut(TestBus bus, TestQueue queue) {
        assertThat(PutEventsContract.json(sent(bus, queue, target -> target.inputPath("$.detail.object"))))
                .hasToString("{\"key\":\"value\",\"other\":\"thing\"}");
    }

    @Test
    default void cutsATextOut(TestBus bus, TestQueue queue) {
        assertBody("\"a text\"", bus, queue, target -> target.inputPath("$.detail.text"));
    }

    @Test
    default void cutsAnElementOut(TestBus bus, TestQueue queue) {
        assertBody("\"B\"", bus, queue, target -> target.inputPath("$.detail.two[1]"));
    }

    @Test
    default void cutsAFieldWithAHyphenOut(TestBus bus, TestQueue queue) {
        assertBody("\"Test\"", bus, queue, target -> target.inputPath("$.detail-type"));
    }

    @Test
    default void sendsNothingWhereThePathFindsNothing(TestBus bus, TestQueue queue) {
        assertNothingComes(bus, queue, target -> target.inputPath("$.detail.missing"));
    }

    @Test
    default void sendsAConstant(TestBus bus, TestQueue queue) {
        assertThat(PutEventsContract.json(sent(bus, queue, target -> target.input("{\"constant\":1}"))))
                .hasToString("{\"constant\":1}");
    }

    @Test
    default void fillsATemplateThatIsAText(TestBus bus, TestQueue queue) {
        assertBody(
                "\"Test says a text, 12.5, true and \"",
                bus,
                queue,
                template("\"<type> says <text>, <number>, <yes> and <missing>\""));
    }

    @Test
    default void leavesTheQuotesOutOfListsAndObjectsInAText(TestBus bus, TestQueue queue) {
        assertBody("\"[HIGH] [A,B] {key:value,other:thing}\"", bus, queue, template("\"<one> <two> <object>\""));
    }

    @Test
    default void fillsATemplateThatIsJson(TestBus bus, TestQueue queue) {
        assertThat(
                        PutEventsContract.json(
                                sent(
                                        bus,
                                        queue,
                                        template(
                                                "{\"text\":<text>,\"number\":<number>,\"yes\":<yes>,\"one\":<one>,\"object\":<object>,"
                                                        + "\"path\":\"users/<text>/<text>\",\"list\":[<text>,\"fixed\"],\"missing\":<missing>}"))))
                .hasToString("{\"text\":\"a text\",\"number\":12.5,\"yes\":true,\"one\":[\"HIGH\"],"
                        + "\"object\":{\"key\":\"value\",\"other\":\"thing\"},\"path\":\"users/a text/a text\","
                        + "\"list\":[\"a text\",\"fixed\"],\"missing\":\"\"}");
    }

    @Test
    default void sendsAnEmptyObject(TestBus bus, TestQueue queue) {
        bus.sendTo(queue, target -> target.inputPath("$.detail"));
        bus.put("{}");
        assertThat(queue.receiveOne(LONG).body()).isEqualTo("{}");
    }

    /** What has quotes of its own must not stand between quotes. */
    @Test
    default void sendsNothingWhereTheFilledTemplateIsNoJson(TestBus bus, TestQueue queue) {
        assertNothingComes(bus, queue, template("{\"list\":\"<one>\"}"));
    }

    @Test
    default void fillsInTheNamesThatAwsReserves(TestBus bus, TestQueue queue) {
        var body = PutEventsContract.json(sent(
                bus,
                queue,
                template("{\"rule\":<aws.events.rule-name>,\"arn\":\"<aws.events.rule-arn>\","
                        + "\"time\":<aws.events.event.ingestion-time>,\"event\":<aws.events.event.json>,"
                        + "\"short\":<aws.events.event>}")));
        var rule = body.get("rule").asString();
        assertThat(body.get("arn").asString()).isEqualTo(Topology.ruleArnOf(bus.name(), rule));
        assertThat(body.get("time").asString()).startsWith("20").endsWith("Z");
        assertThat(body.get("event").get("detail").get("text").asString()).isEqualTo("a text");
        assertThat(body.get("event").get("detail-type").asString()).isEqualTo("Test");
        assertShort(body.get("short"));
    }

    @Test
    default void tellsEachTargetOfItsOwnRule(TestBus bus, TestQueue queue) {
        for (var rule : List.of("one", "two")) {
            bus.rule(rule, TestBus.ALL);
            bus.target(
                    rule,
                    target -> template("\"sent by <aws.events.rule-name>\"")
                            .apply(target.id("queue").arn(Topology.arnOf(queue.name()))));
        }
        bus.put(DETAIL);
        assertThat(PutEventsContract.bodies(queue, 2))
                .extracting(JsonNode::asString)
                .containsExactlyInAnyOrder("sent by one", "sent by two");
    }

    /** The event without its detail. */
    default void assertShort(JsonNode event) {
        assertThat(event.has("detail")).isFalse();
        assertThat(event.get("source").asString()).isEqualTo("test.source");
    }

    default void assertBody(String body, TestBus bus, TestQueue queue, UnaryOperator<Target.Builder> target) {
        assertThat(sent(bus, queue, target).receiveOne(LONG).body()).isEqualTo(body);
    }

    /** Another rule's copy comes, which is put in motion later than what does not come. */
    static void assertNothingComes(TestBus bus, TestQueue queue, UnaryOperator<Target.Builder> target) {
        bus.sendTo(queue, target);
        bus.put(DETAIL);
        bus.rule("later", "{\"source\":[\"later\"]}");
        bus.target(
                "later",
                builder -> builder.id("queue").arn(Topology.arnOf(queue.name())).input("\"later\""));
        bus.put(List.of(bus.entry(entry -> entry.source("later"))));
        assertThat(PutEventsContract.json(queue).asString()).isEqualTo("later");
        assertThat(queue.counts()).isEqualTo(new TestQueue.Counts(0, 1, 0));
    }

    private static TestQueue sent(TestBus bus, TestQueue queue, UnaryOperator<Target.Builder> target) {
        bus.sendTo(queue, target);
        bus.put(DETAIL);
        return queue;
    }

    static UnaryOperator<Target.Builder> template(String template) {
        return target -> target.inputTransformer(transformer -> transformer
                .inputPathsMap(Map.of(
                        "type", "$.detail-type",
                        "text", "$.detail.text",
                        "number", "$.detail.number",
                        "yes", "$.detail.yes",
                        "one", "$.detail.one",
                        "two", "$.detail.two",
                        "object", "$.detail.object",
                        "missing", "$.detail.missing"))
                .inputTemplate(template));
    }
}
