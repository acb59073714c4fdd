package couplinglab.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.contracts.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.Topic;

/** Topics themselves. */
interface TopicContract extends OnSns {
    @Test
    default void listsATopicThatItMade(TestTopic topic) {
        assertThat(topic.arn()).isEqualTo(Topology.topicArnOf(topic.name()));
        assertThat(allTopics()).contains(topic.arn());
    }

    @Test
    default void makesTheSameTopicOnce(TestTopic topic) {
        assertThat(sns().createTopic(request -> request.name(topic.name())).topicArn())
                .isEqualTo(topic.arn());
        assertThat(allTopics()).containsOnlyOnce(topic.arn());
    }

    @Test
    default void refusesATopicOfTheSameNameWithOtherAttributes(TestTopic topic) {
        assertThat(AwsRefusal.of(() -> sns().createTopic(
                                request -> request.name(topic.name()).attributes(Map.of("DisplayName", "another")))))
                .isEqualTo(INVALID);
    }

    @Test
    default void refusesANameThatIsNone() {
        assertThat(List.of("a b", "a.b", "a/b", "ä", "a".repeat(257), "a:b"))
                .allSatisfy(name -> assertThat(AwsRefusal.of(() -> sns().createTopic(request -> request.name(name))))
                        .isEqualTo(INVALID));
    }

    @Test
    default void takesTheLongestName() {
        var name = (UUID.randomUUID() + "_").repeat(8).substring(0, 256);
        var arn = sns().createTopic(request -> request.name(name)).topicArn();
        assertThat(arn).isEqualTo(Topology.topicArnOf(name));
        sns().deleteTopic(request -> request.topicArn(arn));
    }

    @Test
    default void tellsOfATopic() {
        var name = "told-" + UUID.randomUUID();
        var arn = sns().createTopic(request ->
                        request.name(name).attributes(Map.of("DisplayName", "Shown", "SignatureVersion", "2")))
                .topicArn();
        assertThat(attributesOf(arn))
                .containsEntry("TopicArn", arn)
                .containsEntry("Owner", Topology.ACCOUNT)
                .containsEntry("DisplayName", "Shown")
                .containsEntry("SignatureVersion", "2")
                .containsKeys("Policy", "SubscriptionsConfirmed", "SubscriptionsPending", "SubscriptionsDeleted");
        sns().deleteTopic(request -> request.topicArn(arn));
    }

    @Test
    default void countsTheSubscriptionsOfATopic(TestTopic topic, TestQueue queue) {
        subscribe(topic, queue, Map.of());
        subscribe(topic, Topology.arnOf("elsewhere"), Map.of());
        assertThat(attributesOf(topic.arn()))
                .containsEntry("SubscriptionsConfirmed", differsBy(SnsDifference.COUNTS_NO_SUBSCRIPTIONS) ? "0" : "2")
                .containsEntry("SubscriptionsPending", "0");
    }

    @Test
    default void refusesAnUnknownAttributeOfATopic() {
        var name = "odd-" + UUID.randomUUID();
        assertRefused(
                INVALID,
                SnsDifference.TAKES_ANY_ATTRIBUTE_OF_A_TOPIC,
                () -> sns().createTopic(request -> request.name(name).attributes(Map.of("Colour", "red"))));
        if (!differsBy(SnsDifference.TAKES_ANY_ATTRIBUTE_OF_A_TOPIC)) {
            assertThat(allTopics()).doesNotContain(Topology.topicArnOf(name));
        }
        sns().deleteTopic(request -> request.topicArn(Topology.topicArnOf(name)));
    }

    @Test
    default void saysThatThereIsNoSuchTopic() {
        var arn = Topology.topicArnOf("nowhere");
        var entry = PublishBatchRequestEntry.builder().id("a").message("lost").build();
        assertThat(AwsRefusal.of(() -> attributesOf(arn))).isEqualTo(NOT_FOUND);
        assertThat(AwsRefusal.of(
                        () -> sns().publish(request -> request.topicArn(arn).message("lost"))))
                .isEqualTo(NOT_FOUND);
        assertThat(AwsRefusal.of(() ->
                        sns().publishBatch(request -> request.topicArn(arn).publishBatchRequestEntries(entry))))
                .isEqualTo(NOT_FOUND);
        assertThat(AwsRefusal.of(() -> sns().subscribe(
                                request -> request.topicArn(arn).protocol("sqs").endpoint(Topology.arnOf("any")))))
                .isEqualTo(NOT_FOUND);
        assertThat(AwsRefusal.of(() -> sns().listSubscriptionsByTopic(request -> request.topicArn(arn))))
                .isEqualTo(NOT_FOUND);
    }

    @Test
    default void refusesWhatIsNoArn() {
        assertThat(AwsRefusal.of(() -> attributesOf("orders"))).isEqualTo(INVALID);
        assertThat(AwsRefusal.of(
                        () -> sns().publish(request -> request.topicArn("a:b").message("lost"))))
                .isEqualTo(INVALID);
        assertThat(AwsRefusal.of(() -> sns().deleteTopic(request -> request.topicArn("x"))))
                .isEqualTo(INVALID);
    }

    @Test
    default void deletesATopicWithItsSubscriptionsAndOnceMoreWithoutHarm(TestTopic topic, TestQueue queue) {
        var subscription = subscribe(topic, queue, Map.of());
        topic.close();
        assertThat(AwsRefusal.of(() -> attributesOf(topic.arn()))).isEqualTo(NOT_FOUND);
        assertRefused(
                NOT_FOUND,
                SnsDifference.KEEPS_SUBSCRIPTIONS_OF_A_DELETED_TOPIC,
                () -> sns().getSubscriptionAttributes(request -> request.subscriptionArn(subscription)));
        topic.close();
    }

    @Test
    default void listsTopicsByPages() {
        var names = IntStream.range(0, 101)
                .mapToObj(index -> "page-" + UUID.randomUUID())
                .toList();
        var arns = names.stream()
                .map(name -> sns().createTopic(request -> request.name(name)).topicArn())
                .toList();
        var first = sns().listTopics(request -> {});
        assertThat(first.topics()).hasSize(100);
        assertThat(first.nextToken()).isNotNull();
        assertThat(allTopics()).containsAll(arns).doesNotHaveDuplicates();
        arns.forEach(arn -> sns().deleteTopic(request -> request.topicArn(arn)));
    }

    private List<String> allTopics() {
        var all = new ArrayList<String>();
        sns().listTopicsPaginator().topics().stream().map(Topic::topicArn).forEach(all::add);
        return all;
    }

    private Map<String, String> attributesOf(String arn) {
        return sns().getTopicAttributes(request -> request.topicArn(arn)).attributes();
    }
}
