package couplinglab.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.contracts.Topology;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** What is done with rules. */
interface EventRuleContract extends OnEventBridge {
    @Test
    default void putsARuleAndDescribesIt(TestBus bus) {
        var put = events().client()
                .putRule(request -> request.eventBusName(bus.name())
                        .name("rule")
                        .eventPattern(TestBus.ALL)
                        .description("for a test"));
        assertThat(put.ruleArn()).isEqualTo(Topology.ruleArnOf(bus.name(), "rule"));
        var described = events().client()
                .describeRule(request -> request.eventBusName(bus.name()).name("rule"));
        assertThat(described.name()).isEqualTo("rule");
        assertThat(described.arn()).isEqualTo(put.ruleArn());
        assertThat(described.eventPattern()).isEqualTo(TestBus.ALL);
        assertThat(described.state()).isEqualTo(RuleState.ENABLED);
        assertThat(described.description()).isEqualTo("for a test");
        assertThat(described.eventBusName()).isEqualTo(bus.name());
    }

    @Test
    default void putsARuleOnTheDefaultBus() {
        var put =
                events().client().putRule(request -> request.name("of-default").eventPattern(TestBus.ALL));
        assertThat(put.ruleArn()).isEqualTo("arn:aws:events:us-east-1:000000000000:rule/of-default");
        events().client().deleteRule(request -> request.name("of-default"));
    }

    @Test
    default void putsARuleAgainAndKeepsItsTargets(TestBus bus) {
        bus.rule("rule", TestBus.ALL);
        bus.target("rule", target -> target.id("queue").arn(Topology.arnOf("orders")));
        bus.rule("rule", "{\"source\":[\"another\"]}");
        assertThat(events().client()
                        .describeRule(
                                request -> request.eventBusName(bus.name()).name("rule"))
                        .eventPattern())
                .isEqualTo("{\"source\":[\"another\"]}");
        assertThat(bus.targetsOf("rule")).extracting(Target::id).containsExactly("queue");
    }

    @Test
    default void disablesARuleAndEnablesItAgain(TestBus bus) {
        bus.rule("rule", TestBus.ALL);
        events().client()
                .disableRule(request -> request.eventBusName(bus.name()).name("rule"));
        assertThat(stateOf(bus, "rule")).isEqualTo(RuleState.DISABLED);
        events().client().enableRule(request -> request.eventBusName(bus.name()).name("rule"));
        assertThat(stateOf(bus, "rule")).isEqualTo(RuleState.ENABLED);
    }

    @Test
    default void listsRulesInPages(TestBus bus) {
        for (var name : List.of("other", "page-0", "page-1", "page-2")) {
            bus.rule(name, TestBus.ALL);
        }
        var first = events().client()
                .listRules(request ->
                        request.eventBusName(bus.name()).namePrefix("page").limit(2));
        assertThat(first.rules()).extracting(Rule::name).containsExactly("page-0", "page-1");
        var second = events().client()
                .listRules(request -> request.eventBusName(bus.name())
                        .namePrefix("page")
                        .limit(2)
                        .nextToken(first.nextToken()));
        assertThat(second.rules()).extracting(Rule::name).containsExactly("page-2");
        assertThat(second.nextToken()).isNull();
    }

    @Test
    default void deletesARuleAndAgain(TestBus bus) {
        bus.rule("rule", TestBus.ALL);
        for (int time = 0; time < 2; time++) {
            events().client()
                    .deleteRule(request -> request.eventBusName(bus.name()).name("rule"));
        }
        assertThat(rulesOf(bus)).isEmpty();
    }

    @Test
    default void keepsARuleThatHasTargets(TestBus bus) {
        bus.rule("rule", TestBus.ALL);
        bus.target("rule", target -> target.id("queue").arn(Topology.arnOf("orders")));
        assertThat(EventRefusal.of(() -> events().client()
                        .deleteRule(request -> request.eventBusName(bus.name()).name("rule"))))
                .isEqualTo(EventRefusal.INVALID);
        assertThat(rulesOf(bus)).containsExactly("rule");
    }

    @Test
    default void saysThatThereIsNoSuchRule(TestBus bus) {
        var client = events().client();
        assertThat(List.<ThrowingCallable>of(
                        () -> client.describeRule(
                                request -> request.eventBusName(bus.name()).name("rule")),
                        () -> client.enableRule(
                                request -> request.eventBusName(bus.name()).name("rule")),
                        () -> client.disableRule(
                                request -> request.eventBusName(bus.name()).name("rule")),
                        () -> bus.target("rule", target -> target.id("queue").arn(Topology.arnOf("orders"))),
                        () -> bus.targetsOf("rule"),
                        () -> client.removeTargets(request ->
                                request.eventBusName(bus.name()).rule("rule").ids("queue"))))
                .extracting(EventRefusal::of)
                .containsOnly(EventRefusal.NOT_FOUND);
    }

    @Test
    default void saysThatThereIsNoSuchBus() {
        var client = events().client();
        assertThat(List.<ThrowingCallable>of(
                        () -> client.putRule(request ->
                                request.eventBusName("nowhere").name("rule").eventPattern(TestBus.ALL)),
                        () -> client.listRules(request -> request.eventBusName("nowhere")),
                        () -> client.deleteRule(
                                request -> request.eventBusName("nowhere").name("rule")),
                        () -> client.describeRule(
                                request -> request.eventBusName("nowhere").name("rule")),
                        () -> client.enableRule(
                                request -> request.eventBusName("nowhere").name("rule")),
                        () -> client.disableRule(
                                request -> request.eventBusName("nowhere").name("rule")),
                        () -> client.putTargets(request -> request.eventBusName("nowhere")
                                .rule("rule")
                                .targets(EventTargetContract.targets(0, 1))),
                        () -> client.removeTargets(request ->
                                request.eventBusName("nowhere").rule("rule").ids("queue")),
                        () -> client.listTargetsByRule(
                                request -> request.eventBusName("nowhere").rule("rule"))))
                .extracting(EventRefusal::of)
                .containsOnly(EventRefusal.NOT_FOUND);
    }

    /** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html */
    @Test
    default void refusesAMalformedPatternAndMakesNoRule(TestBus bus) {
        for (var pattern : List.of("{", "[]", "{\"source\":\"text\"}", "{\"source\":[{\"unknown\":1}]}")) {
            assertThat(EventRefusal.of(() -> bus.rule("rule", pattern)))
                    .as(pattern)
                    .isEqualTo(EventRefusal.INVALID_PATTERN);
        }
        assertThat(rulesOf(bus)).isEmpty();
    }

    @Test
    default void leavesARuleAsItWasWhereTheNewPatternIsMalformed(TestBus bus) {
        bus.rule("rule", TestBus.ALL);
        assertThat(EventRefusal.of(() -> bus.rule("rule", "{\"source\":[]}"))).isEqualTo(EventRefusal.INVALID_PATTERN);
        assertThat(events().client()
                        .describeRule(
                                request -> request.eventBusName(bus.name()).name("rule"))
                        .eventPattern())
                .isEqualTo(TestBus.ALL);
    }

    /** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html, "Event pattern size" */
    @Test
    default void refusesAPatternOverTheLimit(TestBus bus) {
        var start = "{\"source\":[\"";
        var longest = start + "x".repeat(2048 - start.length() - 3) + "\"]}";
        bus.rule("longest", longest);
        assertThat(EventRefusal.of(() -> bus.rule("longer", longest + " "))).isEqualTo(EventRefusal.LIMIT_EXCEEDED);
        assertThat(EventRefusal.of(() -> bus.rule("longer", longest + " ".repeat(2049))))
                .isEqualTo(EventRefusal.INVALID);
        assertThat(rulesOf(bus)).containsExactly("longest");
    }

    @Test
    default void refusesARuleWithoutAPattern(TestBus bus) {
        assertThat(EventRefusal.of(() -> events().client()
                        .putRule(request -> request.eventBusName(bus.name()).name("rule"))))
                .isEqualTo(EventRefusal.INVALID);
    }

    /** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html */
    @Test
    default void refusesANameForARuleThatIsNone(TestBus bus) {
        for (var name : List.of("with space", "with/slash", "ü", "x".repeat(65))) {
            assertThat(EventRefusal.of(() -> bus.rule(name, TestBus.ALL)))
                    .as(name)
                    .isEqualTo(EventRefusal.INVALID);
        }
        assertThat(rulesOf(bus)).isEmpty();
    }

    private RuleState stateOf(TestBus bus, String rule) {
        return events().client()
                .describeRule(request -> request.eventBusName(bus.name()).name(rule))
                .state();
    }

    private List<String> rulesOf(TestBus bus) {
        return events().client().listRules(request -> request.eventBusName(bus.name())).rules().stream()
                .map(Rule::name)
                .toList();
    }
}
