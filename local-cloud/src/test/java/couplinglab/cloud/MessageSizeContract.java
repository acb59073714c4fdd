package couplinglab.cloud;

import static couplinglab.cloud.DeliveryContract.LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import couplinglab.contracts.Topology;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;

/**
 * How large a topic's messages may be, which whoever makes the topic says.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/large-message-payloads.html">Publishing large messages with
 *     Amazon SNS</a>, read on 2026-11-28
 */
interface MessageSizeContract extends OnSns {
    String SIZE = "MaximumMessageSize";

    int USUAL = 262_144;
    int LARGEST = 1_048_576;

    @Test
    default void saysHowLargeTheMessagesOfATopicMayBe(TestTopic usual) {
        try (var small = of(1_024)) {
            assertThat(sizeOf(small)).isEqualTo("1024");
            assertThat(sizeOf(usual)).isEqualTo(differsBy(SnsDifference.KNOWS_NO_SIZE_OF_A_TOPIC) ? null : "262144");
            assertThat(AwsRefusal.of(() -> sns().createTopic(
                                    request -> request.name(small.name()).attributes(Map.of(SIZE, "1025")))))
                    .isEqualTo(INVALID);
        }
    }

    @Test
    default void carriesAMessageAsLargeAsItsTopicAllows(TestQueue queue) {
        try (var topic = of(LARGEST)) {
            subscribe(topic, queue, PublishContract.RAW);
            var attributes = Map.of("label", PublishContract.attribute("String", "value"));
            var body = "é".repeat((LARGEST - "labelStringvalue".length()) / 2);
            if (differsBy(SnsDifference.KNOWS_NO_SIZE_OF_A_TOPIC)) {
                assertThat(AwsRefusal.of(() -> publish(topic, body, attributes)))
                        .isEqualTo(STUMBLES);
            } else {
                publish(topic, body, attributes);
                assertThat(queue.receiveOne(LONG).body().equals(body)).isTrue();
                assertThat(AwsRefusal.of(() -> publish(topic, body + "x", attributes)))
                        .isEqualTo(INVALID);
            }
            assertThat(queue.receive(LONG)).isEmpty();
        }
    }

    @Test
    default void refusesAMessageLargerThanItsTopicAllows(TestQueue queue) {
        try (var topic = of(1_024)) {
            subscribe(topic, queue, PublishContract.RAW);
            var longest = "x".repeat(1_024);
            assertRefused(INVALID, () -> topic.publish(longest + "y"));
            topic.publish(longest);
            assertThat(queue.receive(LONG, 20))
                    .hasSize(differsBy(SnsDifference.KNOWS_NO_SIZE_OF_A_TOPIC) ? 2 : 1)
                    .anySatisfy(message -> assertThat(message.body()).isEqualTo(longest));
        }
    }

    /** https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html: "the combined size of all messages" */
    @Test
    default void countsTheMessagesOfABatchTogether() {
        var tooLong = PublishBatchContract.TOO_LONG;
        try (var small = of(1_024);
                var large = of(LARGEST)) {
            assertThat(batch(small, "x".repeat(512), "x".repeat(512)).failed()).isEmpty();
            assertRefused(tooLong, () -> batch(small, "x".repeat(512), "x".repeat(513)));
            var quarter = "x".repeat(LARGEST / 4);
            if (!differsBy(SnsDifference.KNOWS_NO_SIZE_OF_A_TOPIC)) {
                assertThat(batch(large, quarter, quarter, quarter, quarter).failed())
                        .isEmpty();
            }
            assertThat(AwsRefusal.of(() -> batch(large, quarter, quarter, quarter, quarter, "x")))
                    .isEqualTo(tooLong);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1023", "1048577", "99999999999", "-1024", "2048.0", "1e4", "large", ""})
    default void refusesASizeForATopicThatIsNone(String size) {
        var name = "odd-" + UUID.randomUUID();
        assertRefused(
                INVALID, () -> sns().createTopic(request -> request.name(name).attributes(Map.of(SIZE, size))));
        sns().deleteTopic(request -> request.topicArn(Topology.topicArnOf(name)));
    }

    @Test
    default void letsAHundredQueuesSubscribeWhereMessagesMayBeLarge() {
        try (var topic = of(USUAL + 1)) {
            var arns = IntStream.range(0, 100)
                    .mapToObj(index -> subscribe(topic, Topology.arnOf("q-" + index), Map.of()))
                    .toList();
            assertRefused(INVALID, () -> subscribe(topic, Topology.arnOf("one-more"), Map.of()));
            assertThat(subscribe(topic, Topology.arnOf("q-7"), Map.of())).isEqualTo(arns.get(7));
            sns().unsubscribe(request -> request.subscriptionArn(arns.get(7)));
            subscribe(topic, Topology.arnOf("in-its-place"), Map.of());
        }
    }

    /** Or accepted, where the cloud does not know the attribute. */
    private void assertRefused(AwsRefusal refusal, ThrowingCallable call) {
        if (differsBy(SnsDifference.KNOWS_NO_SIZE_OF_A_TOPIC)) {
            assertThatCode(call).doesNotThrowAnyException();
        } else {
            assertThat(AwsRefusal.of(call)).isEqualTo(refusal);
        }
    }

    private TestTopic of(int size) {
        return TestTopic.madeOn(sns(), Map.of(SIZE, Integer.toString(size)));
    }

    private @Nullable String sizeOf(TestTopic topic) {
        return sns().getTopicAttributes(request -> request.topicArn(topic.arn()))
                .attributes()
                .get(SIZE);
    }

    private void publish(TestTopic topic, String body, Map<String, MessageAttributeValue> attributes) {
        sns().publish(request -> request.topicArn(topic.arn()).message(body).messageAttributes(attributes));
    }

    private PublishBatchResponse batch(TestTopic topic, String... bodies) {
        List<PublishBatchRequestEntry> entries = IntStream.range(0, bodies.length)
                .mapToObj(index -> PublishBatchRequestEntry.builder()
                        .id("id-" + index)
                        .message(bodies[index])
                        .build())
                .toList();
        return sns().publishBatch(request -> request.topicArn(topic.arn()).publishBatchRequestEntries(entries));
    }
}
