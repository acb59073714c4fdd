package couplinglab.cloud;

import static couplinglab.contracts.Topology.DEFAULT_BUS;
import static couplinglab.contracts.Topology.ORDERS;
import static couplinglab.contracts.Topology.ORDERS_BUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import couplinglab.contracts.Topology;
import couplinglab.testing.LocalStack;
import couplinglab.testing.NeedsDocker;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.localstack.LocalStackContainer;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.Subscription;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The script that makes the queues, the topic, the buses and the bucket in LocalStack. */
@NeedsDocker
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalStackInitTests {
    private static final String SCRIPT = LocalStack.INIT_SCRIPTS + "topology.py";

    private final LocalStackContainer localStack = LocalStack.container();
    private final Sqs sqs;
    private final SnsClient sns;
    private final Events events;

    LocalStackInitTests() {
        localStack.start();
        sqs = Sqs.at(localStack.getEndpoint());
        sns = RoutesContract.snsAt(localStack.getEndpoint());
        events = Events.at(localStack.getEndpoint());
    }

    @AfterAll
    void end() {
        events.close();
        sns.close();
        sqs.close();
        localStack.stop();
    }

    @Test
    void changesNothingWhenItRunsAgain() throws Exception {
        sqs.send(ORDERS, "was there before");
        var before = everyQueue();
        var again = runAgain();
        assertThat(again.getExitCode()).as(again.getStderr()).isZero();
        assertThat(everyQueue()).isEqualTo(before);
        assertThat(sqs.drain(ORDERS)).containsExactly("was there before");
    }

    @Test
    void failsAndNamesTheQueueThatIsOtherwise() throws Exception {
        set("analytics", QueueAttributeName.VISIBILITY_TIMEOUT, "77");
        set("customs", QueueAttributeName.VISIBILITY_TIMEOUT, "78");
        var again = runAgain();
        assertThat(again.getExitCode()).isNotZero();
        assertThat(again.getStderr())
                .contains("VisibilityTimeout")
                .contains("The queue analytics could not be made")
                .contains("The queue customs could not be made");
        assertThat(sqs.attributes("analytics")).containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "77");
        set("analytics", QueueAttributeName.VISIBILITY_TIMEOUT, "10");
        set("customs", QueueAttributeName.VISIBILITY_TIMEOUT, "10");
    }

    @Test
    void makesAQueueThatIsGoneAgain() throws Exception {
        var before = sqs.client().listQueues().queueUrls();
        var url = sqs.url("deliveries");
        sqs.client().deleteQueue(request -> request.queueUrl(url));
        assertThat(runAgain().getExitCode()).isZero();
        assertThat(sqs.client().listQueues().queueUrls()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void keepsLocalStackFromBeingReadyWhereAScriptFails() {
        try (var broken = LocalStack.container()
                .withCopyToContainer(
                        Transferable.of("#!/bin/sh\necho 'the queue is on fire' >&2\nexit 3\n", 0755),
                        LocalStack.INIT_SCRIPTS + "05-fails.sh")) {
            assertThatThrownBy(broken::start)
                    .rootCause()
                    .hasMessageStartingWith("An init script of LocalStack failed: ")
                    .hasMessageContaining("\"name\": \"05-fails.sh\", \"state\": \"ERROR\"")
                    .hasMessageContaining("the queue is on fire");
        }
    }

    @Test
    void makesTheWaysToTheQueuesAgainThatAreGoneAndLeavesTheOthers() throws Exception {
        var before = everyRoute();
        var gone = sns.listSubscriptions().subscriptions().get(0);
        sns.unsubscribe(request -> request.subscriptionArn(gone.subscriptionArn()));
        events.client()
                .removeTargets(request ->
                        request.eventBusName(ORDERS_BUS).rule("carrier-events").ids("deliveries", "deliveries-2"));
        events.client().deleteRule(request -> request.eventBusName(ORDERS_BUS).name("carrier-events"));
        events.client().removeTargets(request -> request.rule("order-imports").ids("order-import"));
        assertThat(everyRoute()).isNotEqualTo(before);

        for (int run = 0; run < 2; run++) {
            var again = runAgain();
            assertThat(again.getExitCode()).as(again.getStderr()).isZero();
            assertThat(everyRoute()).isEqualTo(before);
        }
    }

    @Test
    void failsWhereASubscriptionIsOtherwise() throws Exception {
        var subscription = sns.listSubscriptions().subscriptions().get(0).subscriptionArn();
        raw(subscription, false);

        var again = runAgain();

        raw(subscription, true);
        assertThat(again.getExitCode()).isNotZero();
        assertThat(again.getStderr()).contains("Subscription already exists with different attributes");
    }

    private void raw(String subscription, boolean raw) {
        sns.setSubscriptionAttributes(request -> request.subscriptionArn(subscription)
                .attributeName("RawMessageDelivery")
                .attributeValue(Boolean.toString(raw)));
    }

    /** The endpoints of all subscriptions, and the targets of all rules. */
    private Set<String> everyRoute() {
        var rules = Stream.of(ORDERS_BUS, DEFAULT_BUS).flatMap(this::everyTarget);
        var subscriptions = sns.listSubscriptions().subscriptions().stream().map(Subscription::endpoint);
        return Stream.concat(rules, subscriptions).collect(Collectors.toSet());
    }

    private Stream<String> everyTarget(String bus) {
        return events.client().listRules(request -> request.eventBusName(bus)).rules().stream()
                .flatMap(rule ->
                        events
                                .client()
                                .listTargetsByRule(
                                        request -> request.eventBusName(bus).rule(rule.name()))
                                .targets()
                                .stream()
                                .map(target -> rule.name() + rule.eventPattern() + target));
    }

    private ExecResult runAgain() throws IOException, InterruptedException {
        return localStack.execInContainer("python3", SCRIPT);
    }

    private Map<String, Map<QueueAttributeName, String>> everyQueue() {
        return Topology.queues().stream()
                .map(queue -> queue.name())
                .collect(Collectors.toMap(Function.identity(), sqs::attributes));
    }

    private void set(String queue, QueueAttributeName attribute, String value) {
        var url = sqs.url(queue);
        sqs.client().setQueueAttributes(request -> request.queueUrl(url).attributes(Map.of(attribute, value)));
    }
}
