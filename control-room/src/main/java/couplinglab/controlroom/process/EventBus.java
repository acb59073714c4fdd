package couplinglab.controlroom.process;

import couplinglab.cloud.events.Explanation;
import couplinglab.contracts.BusSpec;
import couplinglab.contracts.Topology;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.ListRulesResponse;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Target;

/**
 * The rules of the lab's bus, changed by whoever owns the bus: no producer and no consumer is told. Thread-safe. A call
 * throws {@link software.amazon.awssdk.core.exception.SdkException} if the broker does not answer, or refuses.
 */
public final class EventBus implements AutoCloseable {
    private static final String BUS = Topology.ORDERS_BUS;
    /** As many as a page may have. */
    private static final int MOST = 100;

    private final EventBridgeClient events;

    public EventBus(URI endpoint) {
        events = EventBridgeClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(Topology.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("lab", "lab")))
                .httpClientBuilder(Apache5HttpClient.builder().connectionTimeout(Duration.ofSeconds(1)))
                .build();
    }

    /** From the return on, events that match go to the rule's queues as well. */
    public void add(BusSpec.Rule rule) {
        events.putRule(request -> request.eventBusName(BUS).name(rule.name()).eventPattern(rule.pattern()));
        var targets = rule.queues().stream()
                .map(queue -> Target.builder()
                        .id(queue)
                        .arn(Topology.arnOf(queue))
                        .inputPath(rule.inputPath())
                        .build())
                .toList();
        var failed = events.putTargets(
                        request -> request.eventBusName(BUS).rule(rule.name()).targets(targets))
                .failedEntries();
        if (!failed.isEmpty()) {
            throw EventBridgeException.builder()
                    .message("A target of rule " + rule.name() + " was refused: "
                            + failed.get(0).errorMessage())
                    .build();
        }
    }

    /** From the return on, no event follows the rule. */
    public void remove(BusSpec.Rule rule) {
        events.removeTargets(
                request -> request.eventBusName(BUS).rule(rule.name()).ids(rule.queues()));
        events.deleteRule(request -> request.eventBusName(BUS).name(rule.name()));
    }

    /**
     * Every rule of a bus that routes events, as it is now, with the queues to which it sends.
     *
     * @throws software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException if there is no such bus
     */
    public List<Explanation.Route> rules(String name) {
        return pages(
                        token -> events.listRules(request ->
                                request.eventBusName(name).limit(MOST).nextToken(token)),
                        ListRulesResponse::rules,
                        ListRulesResponse::nextToken)
                .filter(EventBus::routesEvents)
                .map(rule -> new Explanation.Route(
                        rule.name(),
                        rule.eventPattern(),
                        rule.state() == RuleState.ENABLED,
                        queuesOf(name, rule.name())))
                .toList();
    }

    private List<String> queuesOf(String name, String rule) {
        return pages(
                        token -> events.listTargetsByRule(
                                request -> request.eventBusName(name).rule(rule).nextToken(token)),
                        ListTargetsByRuleResponse::targets,
                        ListTargetsByRuleResponse::nextToken)
                .map(target -> target.arn().substring(target.arn().lastIndexOf(':') + 1))
                .toList();
    }

    /** One that acts by a schedule has no pattern. */
    private static boolean routesEvents(Rule rule) {
        return rule.eventPattern() != null;
    }

    /** What is on all pages; each has the token of the next one. The SDK knows no way for EventBridge. */
    private static <P, I> Stream<I> pages(
            Function<@Nullable String, P> ask, Function<P, List<I>> items, Function<P, @Nullable String> next) {
        var all = new ArrayList<I>();
        @Nullable String token = null;
        do {
            var page = ask.apply(token);
            all.addAll(items.apply(page));
            token = next.apply(page);
        } while (token != null);
        return all.stream();
    }

    @Override
    public void close() {
        events.close();
    }
}
