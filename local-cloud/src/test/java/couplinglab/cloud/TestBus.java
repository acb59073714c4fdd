package couplinglab.cloud;

import couplinglab.contracts.Topology;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsResponse;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** A bus for one test. */
record TestBus(Events events, String name) implements AutoCloseable {
    /** Matches what {@link #put} puts. */
    static final String ALL = "{\"source\":[\"test.source\"]}";

    static TestBus madeOn(Events events) {
        var name = "test-" + UUID.randomUUID();
        events.client().createEventBus(request -> request.name(name));
        return new TestBus(events, name);
    }

    EventBridgeClient client() {
        return events.client();
    }

    PutRuleResponse rule(String rule, String pattern) {
        return client().putRule(request -> request.eventBusName(name).name(rule).eventPattern(pattern));
    }

    PutTargetsResponse target(String rule, UnaryOperator<Target.Builder> target) {
        return targets(rule, List.of(target.apply(Target.builder()).build()));
    }

    PutTargetsResponse targets(String rule, List<Target> targets) {
        return client().putTargets(
                        request -> request.eventBusName(name).rule(rule).targets(targets));
    }

    /** A rule for all that {@link #put} puts, with one target. */
    void sendTo(TestQueue queue, UnaryOperator<Target.Builder> target) {
        rule("to-" + queue.name().substring(0, 20), ALL);
        target(
                "to-" + queue.name().substring(0, 20),
                builder -> target.apply(builder.id("queue").arn(Topology.arnOf(queue.name()))));
    }

    List<Target> targetsOf(String rule) {
        return client().listTargetsByRule(request -> request.eventBusName(name).rule(rule))
                .targets();
    }

    PutEventsResponse put(String... details) {
        return put(Arrays.stream(details).map(this::entry).toList());
    }

    PutEventsResponse put(List<PutEventsRequestEntry> entries) {
        return client().putEvents(request -> request.entries(entries));
    }

    PutEventsRequestEntry entry(String detail) {
        return entry(builder -> builder.detail(detail));
    }

    PutEventsRequestEntry entry(UnaryOperator<PutEventsRequestEntry.Builder> entry) {
        return entry.apply(PutEventsRequestEntry.builder()
                        .eventBusName(name)
                        .source("test.source")
                        .detailType("Test")
                        .detail("{}"))
                .build();
    }

    /** Also what rules and targets a test has left. */
    @Override
    public void close() {
        try {
            for (var rule :
                    client().listRules(request -> request.eventBusName(name)).rules()) {
                var ids = targetsOf(rule.name()).stream().map(Target::id).toList();
                if (!ids.isEmpty()) {
                    client().removeTargets(request ->
                            request.eventBusName(name).rule(rule.name()).ids(ids));
                }
                client().deleteRule(request -> request.eventBusName(name).name(rule.name()));
            }
            client().deleteEventBus(request -> request.name(name));
        } catch (EventBridgeException gone) {
            // The test deleted it.
        }
    }
}
