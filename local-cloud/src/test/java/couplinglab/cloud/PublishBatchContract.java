package couplinglab.cloud;

import static couplinglab.cloud.DeliveryContract.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sns.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sns.model.InvalidBatchEntryIdException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishBatchResultEntry;
import software.amazon.awssdk.services.sns.model.TooManyEntriesInBatchRequestException;
import software.amazon.awssdk.services.sqs.model.Message;

/** Several messages in one request. */
interface PublishBatchContract extends OnSns {
    AwsRefusal TOO_LONG = new AwsRefusal(BatchRequestTooLongException.class, "BatchRequestTooLong", 400);

    @Test
    default void publishesTenAtOnce(TestTopic topic, TestQueue queue) {
        subscribe(topic, queue, PublishContract.RAW);
        var published = publish(topic, entries(10, index -> "body " + index));
        assertThat(published.failed()).isEmpty();
        assertThat(published.successful())
                .extracting(PublishBatchResultEntry::id)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 10).mapToObj(index -> "id-" + index).toList());
        assertThat(published.successful())
                .extracting(PublishBatchResultEntry::messageId)
                .doesNotHaveDuplicates()
                .doesNotContainNull();
        assertThat(received(queue, 10))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 10)
                        .mapToObj(index -> "body " + index)
                        .toList());
    }

    @Test
    default void refusesABatchOfNone(TestTopic topic) {
        assertRefused(
                new AwsRefusal(EmptyBatchRequestException.class, "EmptyBatchRequest", 400),
                SnsDifference.STUMBLES_OVER_A_BATCH_OF_NONE,
                () -> publish(topic, List.of()));
    }

    @Test
    default void refusesABatchOfEleven(TestTopic topic, TestQueue queue) {
        subscribe(topic, queue, PublishContract.RAW);

        assertThat(AwsRefusal.of(() -> publish(topic, entries(11, index -> "x"))))
                .isEqualTo(new AwsRefusal(
                        TooManyEntriesInBatchRequestException.class, "TooManyEntriesInBatchRequest", 400));
        assertNothingCame(topic, queue);
    }

    @Test
    default void refusesIdsThatAreNotDistinct(TestTopic topic, TestQueue queue) {
        subscribe(topic, queue, PublishContract.RAW);

        assertThat(AwsRefusal.of(() -> publish(topic, List.of(entry("a", "x"), entry("b", "x"), entry("a", "x")))))
                .isEqualTo(NOT_DISTINCT);
        assertNothingCame(topic, queue);
    }

    @Test
    default void refusesIdsThatAreNone(TestTopic topic, TestQueue queue) {
        subscribe(topic, queue, PublishContract.RAW);

        assertThat(List.of("", "a b", "a.b", "ä", "x".repeat(81)))
                .allSatisfy(id -> assertThat(AwsRefusal.of(
                                () -> publish(topic, List.of(entry("good", "x"), entry(id, "x")))))
                        .isEqualTo(new AwsRefusal(InvalidBatchEntryIdException.class, "InvalidBatchEntryId", 400)));
        assertNothingCame(topic, queue);
    }

    @Test
    default void carriesTheLargestBatchAndNoneLarger(TestTopic topic, TestQueue queue) {
        subscribe(topic, queue, PublishContract.RAW);
        int share = PublishContract.LARGEST / 8;
        assertThat(publish(topic, entries(8, index -> "x".repeat(share))).successful())
                .hasSize(8);
        var tooLong = new ArrayList<>(entries(8, index -> "x".repeat(share)));
        tooLong.add(entry("one-more", "x"));
        assertThat(AwsRefusal.of(() -> publish(topic, tooLong))).isEqualTo(TOO_LONG);
        assertThat(received(queue, 8)).containsOnly("x".repeat(share));
        assertNothingCame(topic, queue);
    }

    /** The others are published: a failure of an entry stands in a successful answer. */
    @Test
    default void failsTheEmptyEntryAlone(TestTopic topic, TestQueue queue) {
        subscribe(topic, queue, PublishContract.RAW);
        var published = publish(topic, List.of(entry("good", "x"), entry("empty", "")));
        if (differsBy(SnsDifference.TAKES_AN_EMPTY_ENTRY)) {
            assertThat(published.failed()).isEmpty();
        } else {
            assertThat(published.successful())
                    .extracting(PublishBatchResultEntry::id)
                    .containsExactly("good");
            assertThat(published.failed()).singleElement().satisfies(failed -> {
                assertThat(failed.id()).isEqualTo("empty");
                assertThat(failed.code()).isEqualTo("InvalidParameter");
                assertThat(failed.senderFault()).isTrue();
            });
            assertThat(queue.receiveOne(LONG).body()).isEqualTo("x");
            assertNothingCame(topic, queue);
        }
    }

    @Test
    default void refusesABatchWithAnAttributeThatIsNone(TestTopic topic, TestQueue queue) {
        subscribe(topic, queue, PublishContract.RAW);
        var odd = entry("odd", "x").toBuilder()
                .messageAttributes(Map.of("a", PublishContract.attribute("Date", "today")))
                .build();
        assertThat(AwsRefusal.of(() -> publish(topic, List.of(entry("good", "x"), odd))))
                .isEqualTo(INVALID_VALUE);
        assertNothingCame(topic, queue);
    }

    /** Or no more than what was received. A message that is published later comes alone. */
    static void assertNothingCame(TestTopic topic, TestQueue queue) {
        topic.publish("published later");

        assertThat(queue.receiveOne(LONG).body()).isEqualTo("published later");
        assertThat(queue.counts().visible()).isZero();
    }

    private static List<String> received(TestQueue queue, int count) {
        var received = new ArrayList<String>();
        while (received.size() < count) {
            queue.receive(LONG, 20).stream().map(Message::body).forEach(received::add);
        }
        return received;
    }

    private PublishBatchResponse publish(TestTopic topic, List<PublishBatchRequestEntry> entries) {
        return sns().publishBatch(request -> request.topicArn(topic.arn()).publishBatchRequestEntries(entries));
    }

    private static List<PublishBatchRequestEntry> entries(int count, IntFunction<String> body) {
        return IntStream.range(0, count)
                .mapToObj(index -> entry("id-" + index, body.apply(index)))
                .toList();
    }

    private static PublishBatchRequestEntry entry(String id, String body) {
        return PublishBatchRequestEntry.builder().id(id).message(body).build();
    }
}
