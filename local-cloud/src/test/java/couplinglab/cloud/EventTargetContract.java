package couplinglab.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import couplinglab.contracts.Topology;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsResultEntry;
import software.amazon.awssdk.services.eventbridge.model.RemoveTargetsResultEntry;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** What is done with the targets of a rule. */
interface EventTargetContract extends OnEventBridge {
    String QUEUE = Topology.arnOf("orders");

    @Test
    default void putsTargetsAndRemovesThem(TestBus bus) {
        bus.rule("rule", TestBus.ALL);
        var put = Target.builder()
                .id("queue")
                .arn(QUEUE)
                .inputPath("$.detail")
                .retryPolicy(policy -> policy.maximumRetryAttempts(3).maximumEventAgeInSeconds(60))
                .deadLetterConfig(config -> config.arn(Topology.arnOf("orders-dlq")))
                .build();
        assertThat(bus.targets("rule", List.of(put)).failedEntryCount()).isZero();
        assertThat(bus.targetsOf("rule")).containsExactly(put);
        var removed = events().client()
                .removeTargets(
                        request -> request.eventBusName(bus.name()).rule("rule").ids("queue"));
        assertThat(removed.failedEntryCount()).isZero();
        assertThat(bus.targetsOf("rule")).isEmpty();
    }

    @Test
    default void replacesATarget(TestBus bus) {
        bus.rule("rule", TestBus.ALL);
        bus.target("rule", target -> target.id("queue").arn(QUEUE).inputPath("$.detail"));
        bus.target("rule", target -> target.id("queue").arn(QUEUE).inputPath("$.source"));
        assertThat(bus.targetsOf("rule")).extracting(Target::inputPath).containsExactly("$.source");
    }

    @Test
    default void refusesASixthTarget(TestBus bus) {
        bus.rule("rule", TestBus.ALL);
        bus.targets("rule", targets(0, 5));
        assertThat(EventRefusal.of(() -> bus.targets("rule", targets(5, 6)))).isEqualTo(EventRefusal.LIMIT_EXCEEDED);
        assertThat(bus.targetsOf("rule")).hasSize(5);
    }

    /** Nothing half-created. */
    @Test
    default void putsNoneOfSixTargets(TestBus bus) {
        bus.rule("rule", TestBus.ALL);
        assertThat(EventRefusal.of(() -> bus.targets("rule", targets(0, 6)))).isEqualTo(EventRefusal.LIMIT_EXCEEDED);
        assertIsLeftAlone(bus);
    }

    @Test
    default void failsATargetWhoseArnIsNone(TestBus bus) {
        bus.rule("rule", TestBus.ALL);
        var wrong = Target.builder().id("wrong").arn("no-arn").build();
        var put = bus.targets("rule", List.of(wrong, targets(0, 1).get(0)));
        assertThat(put.failedEntryCount()).isEqualTo(1);
        assertThat(put.failedEntries())
                .extracting(PutTargetsResultEntry::targetId, PutTargetsResultEntry::errorCode)
                .containsExactly(tuple("wrong", "ValidationException"));
        assertThat(bus.targetsOf("rule")).extracting(Target::id).containsExactly("target-0");
    }

    /** It may be made later; an event for it is a dead letter until then. */
    @Test
    default void takesATargetThatDoesNotExist(TestBus bus) {
        bus.rule("rule", TestBus.ALL);
        var put = bus.target("rule", target -> target.id("nowhere").arn(Topology.arnOf("nowhere")));
        assertThat(put.failedEntryCount()).isZero();
    }

    @Test
    default void saysWhichTargetsWereNotThere(TestBus bus) {
        bus.rule("rule", TestBus.ALL);
        bus.targets("rule", targets(0, 1));
        var removed = events().client()
                .removeTargets(
                        request -> request.eventBusName(bus.name()).rule("rule").ids("unknown", "target-0"));
        assertThat(removed.failedEntries())
                .extracting(RemoveTargetsResultEntry::targetId, RemoveTargetsResultEntry::errorCode)
                .containsExactly(tuple("unknown", "ResourceNotFoundException"));
        assertThat(bus.targetsOf("rule")).isEmpty();
    }

    @Test
    default void refusesTwoInputsForATarget(TestBus bus) {
        assertInvalid(bus, target -> target.inputPath("$.detail").inputTransformer(i -> i.inputTemplate("\"x\"")));
    }

    /** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Target.html: "mutually exclusive" */
    @Test
    default void refusesAPathBesidesAConstant(TestBus bus) {
        assertInvalid(bus, target -> target.inputPath("$.detail").input("{}"));
    }

    @Test
    default void refusesAPlaceholderThatNobodyDefines(TestBus bus) {
        assertInvalid(
                bus,
                target -> target.inputTransformer(
                        i -> i.inputPathsMap(Map.of("known", "$.detail")).inputTemplate("{\"x\":<unknown>}")));
    }

    @Test
    default void refusesAnIdForATargetThatIsNone(TestBus bus) {
        assertInvalid(bus, target -> target.id("!"));
        assertInvalid(bus, target -> target.id("x".repeat(65)));
    }

    /** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Target.html: "Valid JSON text" */
    @Test
    default void refusesAConstantThatIsNoJson(TestBus bus) {
        assertInvalid(bus, target -> target.input("{"));
    }

    /** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Target.html */
    @Test
    default void refusesAPathThatIsNone(TestBus bus) {
        assertInvalid(bus, target -> target.inputPath("detail"));
        assertInvalid(bus, target -> target.inputPath("$.x".repeat(86)));
    }

    /** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RetryPolicy.html */
    @Test
    default void refusesARetryPolicyOutsideOfItsLimits(TestBus bus) {
        assertInvalid(bus, target -> target.retryPolicy(policy -> policy.maximumRetryAttempts(186)));
        assertInvalid(bus, target -> target.retryPolicy(policy -> policy.maximumRetryAttempts(-1)));
        assertInvalid(bus, target -> target.retryPolicy(policy -> policy.maximumEventAgeInSeconds(59)));
        assertInvalid(bus, target -> target.retryPolicy(policy -> policy.maximumEventAgeInSeconds(86_401)));
    }

    @Test
    default void listsTargetsInPages(TestBus bus) {
        bus.rule("rule", TestBus.ALL);
        bus.targets("rule", targets(0, 5));
        var first = events().client()
                .listTargetsByRule(
                        request -> request.eventBusName(bus.name()).rule("rule").limit(3));
        assertThat(first.targets()).hasSize(3);
        var second = events().client()
                .listTargetsByRule(request ->
                        request.eventBusName(bus.name()).rule("rule").limit(3).nextToken(first.nextToken()));
        assertThat(second.targets()).extracting(Target::id).containsExactly("target-3", "target-4");
        assertThat(second.nextToken()).isNull();
    }

    /** Nothing half-created. */
    default void assertIsLeftAlone(TestBus bus) {
        assertThat(bus.targetsOf("rule")).isEmpty();
    }

    /** And the rule stays without a target. */
    default void assertInvalid(TestBus bus, UnaryOperator<Target.Builder> wrong) {
        bus.rule("rule", TestBus.ALL);
        assertThat(EventRefusal.of(() -> bus.target(
                        "rule", target -> wrong.apply(target.id("queue").arn(QUEUE)))))
                .isEqualTo(EventRefusal.INVALID);
        assertIsLeftAlone(bus);
    }

    static List<Target> targets(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(index ->
                        Target.builder().id("target-" + index).arn(QUEUE).build())
                .toList();
    }
}
