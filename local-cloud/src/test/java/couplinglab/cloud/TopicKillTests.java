package couplinglab.cloud;

import static couplinglab.contracts.Topology.ORDER_PLACED_TOPIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import couplinglab.contracts.Topology;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;

@Tag("crash")
@Timeout(180)
class TopicKillTests {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String TOPIC = Topology.topicArnOf(ORDER_PLACED_TOPIC);

    @TempDir
    Path data;

    /** Accepted and not delivered, delivered and not crossed off, or anything between. */
    @Test
    void bringsEachAcknowledgedMessageToEachSubscriberWhenKilledAgainAndAgain() throws Exception {
        var acknowledged = ConcurrentHashMap.<String>newKeySet();
        for (int round = 0; round < 3; round++) {
            int port = CloudProcess.freePort();
            try (var cloud =
                    CloudProcess.of(LocalCloud.class, "--sqs-port=0", "--events-port=" + port, "--data=" + data)) {
                cloud.awaitReady();
                int before = acknowledged.size();
                var publishers = IntStream.range(0, 3)
                        .mapToObj(index -> publisher(URI.create("http://localhost:" + port), acknowledged))
                        .toList();
                await().atMost(LONG).until(() -> acknowledged.size() >= before + 200);
                cloud.kill();
                for (var publisher : publishers) {
                    publisher.join();
                }
            }
        }
        try (var cloud = LocalCloud.start(CloudSettings.durable(data));
                var sqs = Sqs.at(cloud.sqsEndpoint())) {
            for (var queue : Topology.topics().get(0).queues()) {
                var arrived = new HashSet<String>();
                await().atMost(LONG).until(() -> {
                    arrived.addAll(sqs.drain(queue));
                    return arrived.containsAll(acknowledged);
                });
            }
        }
    }

    @Test
    void remembersTopicsAndSubscriptionsAndWhoHasLeft() throws Exception {
        try (var cloud = LocalCloud.start(CloudSettings.durable(data));
                var sns = OnSns.clientAt(cloud.eventsEndpoint())) {
            var made = sns.createTopic(request -> request.name("made")).topicArn();
            sns.subscribe(request -> request.topicArn(made)
                    .protocol("sqs")
                    .endpoint(Topology.arnOf("orders"))
                    .attributes(Map.of("FilterPolicy", "{\"a\":[\"b\"]}")));
            var analytics = subscriptions(cloud).get(Topology.arnOf(Topology.ANALYTICS));
            sns.unsubscribe(request -> request.subscriptionArn(analytics));
        }
        try (var cloud = LocalCloud.start(CloudSettings.durable(data));
                var sns = OnSns.clientAt(cloud.eventsEndpoint())) {
            assertThat(subscriptions(cloud))
                    .containsOnlyKeys(Topology.arnOf(Topology.ORDERS), Topology.arnOf(Topology.NOTIFICATIONS));
            var made = Topology.topicArnOf("made");
            var kept = sns.listSubscriptionsByTopic(request -> request.topicArn(made))
                    .subscriptions();
            assertThat(kept)
                    .singleElement()
                    .satisfies(subscription -> assertThat(sns.getSubscriptionAttributes(
                                            request -> request.subscriptionArn(subscription.subscriptionArn()))
                                    .attributes())
                            .containsEntry("FilterPolicy", "{\"a\":[\"b\"]}"));
        }
    }

    private static Map<String, String> subscriptions(LocalCloud cloud) {
        try (var sns = OnSns.clientAt(cloud.eventsEndpoint())) {
            return sns.listSubscriptionsByTopic(request -> request.topicArn(TOPIC)).subscriptions().stream()
                    .collect(Collectors.toMap(
                            subscription -> subscription.endpoint(), subscription -> subscription.subscriptionArn()));
        }
    }

    private static Thread publisher(URI endpoint, Set<String> acknowledged) {
        var thread = new Thread(() -> publishUntilRefused(endpoint, acknowledged), "publisher");
        thread.start();
        return thread;
    }

    private static void publishUntilRefused(URI endpoint, Set<String> acknowledged) {
        try (var sns = OnSns.clientAt(endpoint)) {
            while (true) {
                var bodies = IntStream.range(0, 5)
                        .mapToObj(index -> UUID.randomUUID().toString())
                        .toList();
                sns.publishBatch(request -> request.topicArn(TOPIC).publishBatchRequestEntries(entries(bodies)));
                acknowledged.addAll(bodies);
            }
        } catch (SdkException cloudIsGone) {
            // The messages of this round were not acknowledged; nothing is promised about them.
        }
    }

    private static List<PublishBatchRequestEntry> entries(List<String> bodies) {
        return bodies.stream()
                .map(body -> PublishBatchRequestEntry.builder()
                        .id(body)
                        .message(body)
                        .build())
                .toList();
    }
}
