package couplinglab.cloud;

import static couplinglab.cloud.DeliveryContract.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.contracts.Topology;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/** What becomes of events. */
interface PutEventsContract extends OnEventBridge {
    @Test
    default void sendsTheWholeEvent(TestBus bus, TestQueue queue) {
        bus.sendTo(queue, target -> target);
        var put = bus.put(List.of(bus.entry(entry -> entry.detail("{\"total\":12.50,\"list\":[1,null,\"ä\"]}")
                .resources("arn:some:thing")
                .time(Instant.parse("2026-11-24T12:00:00Z")))));
        assertThat(put.failedEntryCount()).isZero();
        assertThat(json(queue)).isEqualTo(JsonMapper.shared().readTree("""
                        {"version":"0","id":"%s","detail-type":"Test","source":"test.source","account":"000000000000",
                        "time":"2026-11-24T12:00:00Z","region":"us-east-1","resources":["arn:some:thing"],
                        "detail":{"total":12.50,"list":[1,null,"ä"]}}""".formatted(
                        put.entries().get(0).eventId())));
    }

    @Test
    default void givesAnEventTheTimeOfTheCall(TestBus bus, TestQueue queue) {
        bus.sendTo(queue, target -> target);
        var before = Instant.now().minusSeconds(5);
        bus.put("{}");
        var time = json(queue).get("time").asString();
        assertThat(time).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(Instant.parse(time)).isAfter(before);
    }

    /** SQS does not take them as they are. */
    @Test
    default void sendsTheCharactersThatSqsDoesNotTakeAsJsonEscapesThem(TestBus bus, TestQueue queue) {
        bus.sendTo(queue, target -> target.inputPath("$.detail"));
        bus.put("{\"\\uFFFE\":\"\\uFFFF \\uD83D \\uDCE6\\uD83D \\uD83D\\uDCE6\"}");
        assertThat(json(queue).properties())
                .containsExactly(Map.entry("\uFFFE", StringNode.valueOf("\uFFFF \uD83D \uDCE6\uD83D \uD83D\uDCE6")));
    }

    @Test
    default void answersInTheOrderOfTheEntries(TestBus bus, TestQueue queue) {
        bus.sendTo(queue, target -> target);
        var put = bus.put("{\"number\":1}", "no JSON", "{\"number\":3}");
        assertThat(put.failedEntryCount()).isEqualTo(1);
        assertThat(put.entries())
                .extracting(PutEventsResultEntry::errorCode)
                .containsExactly(null, "MalformedDetail", null);
        assertThat(put.entries().get(1).eventId()).isNull();
        assertThat(bodies(queue, 2))
                .extracting(event -> event.get("id").asString())
                .containsExactlyInAnyOrder(
                        put.entries().get(0).eventId(), put.entries().get(2).eventId());
    }

    @Test
    default void copiesAnEventForEachRuleThatMatches(TestBus bus, TestQueue queue) {
        var arn = Topology.arnOf(queue.name());
        bus.rule("one", TestBus.ALL);
        bus.rule("two", "{\"detail\":{\"total\":[{\"numeric\":[\">\",1]}]}}");
        bus.rule("three", "{\"detail\":{\"total\":[{\"numeric\":[\">\",5]}]}}");
        for (var rule : List.of("one", "two", "three")) {
            bus.target(rule, target -> target.id("queue").arn(arn).input("\"" + rule + "\""));
        }
        bus.put("{\"total\":3}");
        assertThat(bodies(queue, 2)).extracting(JsonNode::asString).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    default void dropsWhatNoRuleMatches(TestBus bus, TestQueue queue) {
        bus.rule("rule", "{\"detail\":{\"wanted\":[true]}}");
        bus.target(
                "rule",
                target -> target.id("queue").arn(Topology.arnOf(queue.name())).inputPath("$.detail"));
        bus.put("{\"wanted\":false}", "{\"wanted\":true}");
        assertThat(json(queue)).isEqualTo(JsonMapper.shared().readTree("{\"wanted\":true}"));
        assertThat(queue.counts()).isEqualTo(new TestQueue.Counts(0, 1, 0));
    }

    @Test
    default void sendsNothingThroughADisabledRule(TestBus bus, TestQueue queue) {
        var arn = Topology.arnOf(queue.name());
        for (var rule : List.of("disabled", "enabled")) {
            bus.rule(rule, TestBus.ALL);
            bus.target(rule, target -> target.id("queue").arn(arn).input("\"" + rule + "\""));
        }
        events().client()
                .disableRule(request -> request.eventBusName(bus.name()).name("disabled"));
        bus.put("{}");
        assertThat(json(queue).asString()).isEqualTo("enabled");
        assertThat(queue.counts()).isEqualTo(new TestQueue.Counts(0, 1, 0));
    }

    @Test
    default void sendsAgainThroughARuleThatIsEnabledAgain(TestBus bus, TestQueue queue) {
        putWhileARuleIsDisabledAndAfterwards(bus, queue);

        assertThat(json(queue).asInt()).isEqualTo(2);
        assertThat(queue.counts()).isEqualTo(new TestQueue.Counts(0, 1, 0));
    }

    /** First number 1, then number 2. */
    static void putWhileARuleIsDisabledAndAfterwards(TestBus bus, TestQueue queue) {
        bus.rule("rule", TestBus.ALL);
        bus.target(
                "rule",
                target -> target.id("queue").arn(Topology.arnOf(queue.name())).inputPath("$.detail.number"));
        bus.client().disableRule(request -> request.eventBusName(bus.name()).name("rule"));
        bus.put("{\"number\":1}");
        bus.client().enableRule(request -> request.eventBusName(bus.name()).name("rule"));
        bus.put("{\"number\":2}");
    }

    @Test
    default void followsARuleThatIsAddedAndOneThatIsDeleted(TestBus bus, TestQueue queue) {
        bus.put("{\"number\":1}");
        bus.sendTo(queue, target -> target.inputPath("$.detail.number"));
        bus.put("{\"number\":2}");
        assertThat(json(queue).asInt()).isEqualTo(2);
        var rule = events().client()
                .listRules(request -> request.eventBusName(bus.name()))
                .rules()
                .get(0)
                .name();
        events().client()
                .removeTargets(
                        request -> request.eventBusName(bus.name()).rule(rule).ids("queue"));
        events().client().deleteRule(request -> request.eventBusName(bus.name()).name(rule));
        assertThat(events().client()
                        .listRules(request -> request.eventBusName(bus.name()))
                        .rules())
                .isEmpty();
        bus.rule(rule, TestBus.ALL);
        assertThat(bus.targetsOf(rule)).isEmpty();
        bus.put("{\"number\":3}");
        bus.sendTo(queue, target -> target.inputPath("$.detail.number"));
        bus.put("{\"number\":4}");
        assertThat(json(queue).asInt()).isEqualTo(4);
        assertThat(queue.counts().visible()).isZero();
    }

    @Test
    default void findsTheBusOfAnEntryByItsArn(TestBus bus, TestQueue queue) {
        bus.sendTo(queue, target -> target.inputPath("$.detail"));
        bus.put(List.of(
                bus.entry(entry -> entry.detail("{\"number\":1}").eventBusName(Topology.busArnOf(bus.name())))));
        assertThat(json(queue)).hasToString("{\"number\":1}");
    }

    /** AWS acknowledges such an event and drops it. */
    @Test
    default void acceptsAnEventForABusThatIsNotThere(TestBus bus, TestQueue queue) {
        bus.sendTo(queue, target -> target.inputPath("$.detail"));
        var put = bus.put(List.of(bus.entry(entry -> entry.eventBusName("nowhere")), bus.entry("{\"number\":1}")));
        assertThat(put.failedEntryCount()).isZero();
        assertThat(put.entries()).extracting(PutEventsResultEntry::eventId).doesNotContainNull();
        assertThat(json(queue)).hasToString("{\"number\":1}");
    }

    static JsonNode json(TestQueue queue) {
        var message = queue.receiveOne(LONG);
        return JsonMapper.shared().readTree(message.body());
    }

    /** As many as are expected, in whatever order. */
    static List<JsonNode> bodies(TestQueue queue, int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> queue.receive(LONG, 20))
                .flatMap(List::stream)
                .limit(count)
                .map(message -> JsonMapper.shared().readTree(message.body()))
                .toList();
    }
}
