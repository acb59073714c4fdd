package couplinglab.cloud;

import static couplinglab.cloud.DeliveryContract.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.contracts.Topology;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.Target;
import tools.jackson.databind.JsonNode;

/** What LocalStack does instead of what EventBridge does. */
interface EventBridgeOnLocalStack extends EventBridgeContract, EventEntriesOnLocalStack, EventPatternsOnLocalStack {
    @Test
    @Override
    default void keepsABusThatHasRules(TestBus bus) {
        bus.rule("rule", TestBus.ALL);
        events().client().deleteEventBus(request -> request.name(bus.name()));
        assertThat(EventRefusal.of(() -> events().client().describeEventBus(request -> request.name(bus.name()))))
                .isEqualTo(EventRefusal.NOT_FOUND);
    }

    @Test
    @Override
    default void refusesANameForABusThatIsNone() {
        for (var name : List.of("with space", "with/slash", "x".repeat(257))) {
            events().client().createEventBus(request -> request.name(name));
            events().client().deleteEventBus(request -> request.name(name));
        }
    }

    @Test
    @Override
    default void refusesAMalformedPatternAndMakesNoRule(TestBus bus) {
        for (var pattern : List.of("{", "[]", "{\"source\":\"text\"}", "{\"source\":[{\"unknown\":1}]}")) {
            assertThat(bus.rule("rule", pattern).ruleArn()).isEqualTo(Topology.ruleArnOf(bus.name(), "rule"));
        }
    }

    @Test
    @Override
    default void leavesARuleAsItWasWhereTheNewPatternIsMalformed(TestBus bus) {
        bus.rule("rule", TestBus.ALL);
        bus.rule("rule", "{\"source\":[]}");
        assertThat(events().client()
                        .describeRule(
                                request -> request.eventBusName(bus.name()).name("rule"))
                        .eventPattern())
                .isEqualTo("{\"source\":[]}");
    }

    @Test
    @Override
    default void refusesAPatternOverTheLimit(TestBus bus) {
        bus.rule("longest", TestBus.ALL + " ".repeat(5_000));
    }

    @Test
    @Override
    default void refusesANameForARuleThatIsNone(TestBus bus) {
        for (var name : List.of("with space", "with/slash", "x".repeat(65))) {
            bus.rule(name, TestBus.ALL);
        }
    }

    /** It has put them all the same, or as many as there is room for. */
    @Override
    default void assertIsLeftAlone(TestBus bus) {
        assertThat(bus.targetsOf("rule")).isNotEmpty();
    }

    /** It stumbles over it: status 500. */
    @Test
    @Override
    default void failsATargetWhoseArnIsNone(TestBus bus) {
        bus.rule("rule", TestBus.ALL);
        assertThat(EventRefusal.of(
                        () -> bus.target("rule", target -> target.id("wrong").arn("no-arn"))))
                .isEqualTo(new EventRefusal(EventBridgeException.class, "InternalError", 500));
    }

    @Test
    @Override
    default void refusesAPathBesidesAConstant(TestBus bus) {
        assertAccepted(bus, target -> target.inputPath("$.detail").input("{}"));
    }

    @Test
    @Override
    default void refusesAConstantThatIsNoJson(TestBus bus) {
        assertAccepted(bus, target -> target.input("{"));
    }

    @Test
    @Override
    default void refusesAPathThatIsNone(TestBus bus) {
        assertAccepted(bus, target -> target.inputPath("detail"));
        assertAccepted(bus, target -> target.inputPath("$.x".repeat(86)));
    }

    @Test
    @Override
    default void refusesARetryPolicyOutsideOfItsLimits(TestBus bus) {
        assertAccepted(bus, target -> target.retryPolicy(policy -> policy.maximumRetryAttempts(186)));
        assertAccepted(bus, target -> target.retryPolicy(policy -> policy.maximumEventAgeInSeconds(59)));
    }

    @Test
    @Override
    default void sendsNothingThroughADisabledRule(TestBus bus, TestQueue queue) {
        bus.sendTo(queue, target -> target.input("\"disabled\""));
        var rule = events().client()
                .listRules(request -> request.eventBusName(bus.name()))
                .rules()
                .get(0)
                .name();
        events().client()
                .disableRule(request -> request.eventBusName(bus.name()).name(rule));
        bus.put("{}");
        assertThat(PutEventsContract.json(queue).asString()).isEqualTo("disabled");
    }

    /** It sends all the same what came in the meantime. */
    @Test
    @Override
    default void sendsAgainThroughARuleThatIsEnabledAgain(TestBus bus, TestQueue queue) {
        PutEventsContract.putWhileARuleIsDisabledAndAfterwards(bus, queue);

        assertThat(PutEventsContract.bodies(queue, 2))
                .extracting(JsonNode::asInt)
                .containsExactlyInAnyOrder(1, 2);
    }

    /** It drops it. */
    @Test
    @Override
    default void sendsAnEventForAQueueThatIsNotThereToTheDeadLetters(TestBus bus, TestQueue deadLetters) {
        var arn = Topology.arnOf(deadLetters.name());
        TargetInputContract.assertNothingComes(
                bus,
                deadLetters,
                target -> target.arn(Topology.arnOf("nowhere")).deadLetterConfig(config -> config.arn(arn)));
    }

    /** A number ends it. */
    @Test
    @Override
    default void fillsATemplateThatIsAText(TestBus bus, TestQueue queue) {
        TargetInputContract.assertNothingComes(bus, queue, TargetInputContract.template("\"<text> <number>\""));
    }

    @Test
    @Override
    default void sendsAnEmptyObject(TestBus bus, TestQueue queue) {
        bus.sendTo(queue, target -> target.inputPath("$.detail"));
        bus.put("{}", "{\"number\":1}");
        assertThat(queue.receiveOne(LONG).body()).isEqualTo("{\"number\":1}");
    }

    private static void assertAccepted(TestBus bus, UnaryOperator<Target.Builder> target) {
        bus.rule("rule", TestBus.ALL);
        assertThat(bus.target(
                                "rule",
                                builder -> target.apply(builder.id("queue").arn(EventTargetContract.QUEUE)))
                        .failedEntryCount())
                .isZero();
    }
}
