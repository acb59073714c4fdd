package couplinglab.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.contracts.Topology;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.Subscription;

/** What subscriptions are, and how they change. */
interface SubscriptionContract extends OnSns {
    @Test
    default void listsASubscription(TestTopic topic, TestQueue queue) {
        var arn = subscribe(topic, queue, Map.of());
        assertThat(arn).startsWith(topic.arn() + ":");
        assertThat(subscriptionsOf(topic))
                .containsExactly(Subscription.builder()
                        .subscriptionArn(arn)
                        .owner(Topology.ACCOUNT)
                        .protocol("sqs")
                        .endpoint(Topology.arnOf(queue.name()))
                        .topicArn(topic.arn())
                        .build());
    }

    @Test
    default void subscribesAQueueOnce(TestTopic topic, TestQueue queue) {
        var arn = subscribe(topic, queue, Map.of("RawMessageDelivery", "true"));
        assertThat(subscribe(topic, queue, Map.of())).isEqualTo(arn);
        assertThat(subscribe(topic, queue, Map.of("RawMessageDelivery", "true")))
                .isEqualTo(arn);
        assertThat(AwsRefusal.of(() -> subscribe(topic, queue, Map.of("RawMessageDelivery", "false"))))
                .isEqualTo(INVALID);
        assertThat(subscriptionsOf(topic)).hasSize(1);
    }

    @Test
    default void tellsOfASubscription(TestTopic topic, TestQueue queue) {
        var arn = subscribe(topic, queue, Map.of());
        assertThat(attributesOf(arn))
                .containsEntry("SubscriptionArn", arn)
                .containsEntry("TopicArn", topic.arn())
                .containsEntry("Endpoint", Topology.arnOf(queue.name()))
                .containsEntry("Protocol", "sqs")
                .containsEntry("Owner", Topology.ACCOUNT)
                .containsEntry("RawMessageDelivery", "false")
                .containsEntry("PendingConfirmation", "false")
                .containsEntry("ConfirmationWasAuthenticated", "true")
                .doesNotContainKeys("FilterPolicy", "FilterPolicyScope", "RedrivePolicy");
    }

    @Test
    default void tellsWhatItWasToldOfASubscription(TestTopic topic, TestQueue queue) {
        var told = Map.of(
                "RawMessageDelivery",
                "true",
                "FilterPolicy",
                "{\"a\":{\"b\":[\"c\"]}}",
                "FilterPolicyScope",
                "MessageBody",
                "RedrivePolicy",
                "{\"deadLetterTargetArn\":\"" + Topology.arnOf("dead") + "\"}");
        assertThat(attributesOf(subscribe(topic, queue, told))).containsAllEntriesOf(told);
    }

    @Test
    default void changesASubscription(TestTopic topic, TestQueue queue) {
        var arn = subscribe(topic, queue, Map.of());
        change(arn, "RawMessageDelivery", "true");
        change(arn, "FilterPolicy", "{\"a\":[\"b\"]}");
        assertThat(attributesOf(arn))
                .containsEntry("RawMessageDelivery", "true")
                .containsEntry("FilterPolicy", "{\"a\":[\"b\"]}")
                .containsEntry("FilterPolicyScope", "MessageAttributes");
        change(arn, "FilterPolicy", "{}");
        assertThat(attributesOf(arn).getOrDefault("FilterPolicy", "{}")).isEqualTo("{}");
    }

    @Test
    default void endsASubscriptionAndOnceMoreWithoutHarm(TestTopic topic, TestQueue queue) {
        var arn = subscribe(topic, queue, Map.of());
        sns().unsubscribe(request -> request.subscriptionArn(arn));
        assertThat(subscriptionsOf(topic)).isEmpty();
        assertThat(AwsRefusal.of(() -> attributesOf(arn))).isEqualTo(NOT_FOUND);
        assertThat(AwsRefusal.of(() -> change(arn, "RawMessageDelivery", "true")))
                .isEqualTo(NOT_FOUND);
        sns().unsubscribe(request -> request.subscriptionArn(arn));
    }

    @Test
    default void refusesToEndWhatIsNoSubscription() {
        assertThat(AwsRefusal.of(() -> sns().unsubscribe(request -> request.subscriptionArn("x"))))
                .isEqualTo(INVALID);
    }

    @Test
    default void refusesWhatNobodyCouldSubscribeAs(TestTopic topic) {
        for (var protocol : List.of("carrier-pigeon", "")) {
            assertThat(AwsRefusal.of(() -> sns().subscribe(request ->
                            request.topicArn(topic.arn()).protocol(protocol).endpoint(Topology.arnOf("any")))))
                    .isEqualTo(INVALID);
        }
        assertThat(AwsRefusal.of(() -> subscribe(topic, "orders", Map.of()))).isEqualTo(INVALID);
        assertThat(AwsRefusal.of(() -> subscribe(topic, Topology.arnOf("first-in.fifo"), Map.of())))
                .isEqualTo(INVALID);
        assertThat(subscriptionsOf(topic)).isEmpty();
    }

    @Test
    default void refusesAttributesThatAreNone(TestTopic topic, TestQueue queue) {
        var refused = List.of(
                Map.of("Colour", "red"),
                Map.of("RawMessageDelivery", "maybe"),
                Map.of("FilterPolicyScope", "MessageHeart"),
                Map.of("FilterPolicy", "{\"a\":"),
                Map.of("RedrivePolicy", "{\"deadLetterTargetArn\":\"nowhere\"}"),
                Map.of("RedrivePolicy", "{"));
        assertThat(refused)
                .allSatisfy(attributes -> assertThat(AwsRefusal.of(() -> subscribe(topic, queue, attributes)))
                        .isEqualTo(INVALID));
        assertThat(subscriptionsOf(topic)).isEmpty();
        var arn = subscribe(topic, queue, Map.of());
        var before = attributesOf(arn);
        assertThat(refused)
                .allSatisfy(attributes ->
                        attributes.forEach((name, value) -> assertThat(AwsRefusal.of(() -> change(arn, name, value)))
                                .isEqualTo(INVALID)));
        assertThat(attributesOf(arn)).isEqualTo(before);
    }

    @Test
    default void listsSubscriptionsByPages(TestTopic topic) {
        var arns = IntStream.range(0, 101)
                .mapToObj(index -> subscribe(topic, Topology.arnOf("q-" + UUID.randomUUID()), Map.of()))
                .toList();
        assertThat(sns().listSubscriptionsByTopic(request -> request.topicArn(topic.arn()))
                        .subscriptions())
                .hasSize(100);
        assertThat(subscriptionsOf(topic))
                .extracting(Subscription::subscriptionArn)
                .containsExactlyInAnyOrderElementsOf(arns);
    }

    private List<Subscription> subscriptionsOf(TestTopic topic) {
        return sns()
                .listSubscriptionsByTopicPaginator(request -> request.topicArn(topic.arn()))
                .subscriptions()
                .stream()
                .toList();
    }

    private Map<String, String> attributesOf(String arn) {
        return sns().getSubscriptionAttributes(request -> request.subscriptionArn(arn))
                .attributes();
    }

    private void change(String arn, String name, String value) {
        sns().setSubscriptionAttributes(request ->
                request.subscriptionArn(arn).attributeName(name).attributeValue(value));
    }
}
