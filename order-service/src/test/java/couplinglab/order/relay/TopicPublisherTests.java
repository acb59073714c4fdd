package couplinglab.order.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import couplinglab.order.book.CouplingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.ListTopicsRequest;
import software.amazon.awssdk.services.sns.model.ListTopicsResponse;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishBatchResultEntry;
import software.amazon.awssdk.services.sns.model.Topic;
import software.amazon.awssdk.services.sns.paginators.ListTopicsPublisher;

/** Answers that no broker of the tests gives when asked, in the words of SNS. */
class TopicPublisherTests {
    private static final String TOPIC = "order-placed";
    private static final String ARN = "arn:aws:sns:us-east-1:000000000000:order-placed";

    private final ScriptedSns sns = new ScriptedSns();
    private final OrderPublisher publisher = new TopicPublisher(sns);

    @Test
    void tellsEntriesThatFailedFromEntriesThatAreRefused() throws Exception {
        sns.answer = request -> PublishBatchResponse.builder()
                .successful(PublishBatchResultEntry.builder().id("1").build())
                .failed(
                        failed("2", "InternalError", "try again"),
                        failed("3", "InvalidParameter", "Invalid parameter: Message too long"),
                        failed("4", "Throttled", "too many"))
                .build();

        var published = publisher.publish(TOPIC, messages(4));

        assertThat(published.acknowledged()).containsExactly(1L);
        assertThat(published.failed()).containsOnlyKeys(2L, 4L).containsEntry(2L, "InternalError: try again");
        assertThat(published.refused()).containsOnlyKeys(3L);
    }

    @Test
    void sendsOneByOneWhatIsRefusedAsAWhole() throws Exception {
        sns.answer = request -> {
            if (request.publishBatchRequestEntries().stream().anyMatch(TopicPublisherTests::isThird)) {
                throw InvalidParameterException.builder()
                        .message("Invalid parameter: Message too long")
                        .build();
            }
            return acknowledgeAll(request);
        };

        var published = publisher.publish(TOPIC, messages(4));

        assertThat(published.acknowledged()).containsExactly(1L, 2L, 4L);
        assertThat(published.refused()).containsOnlyKeys(3L);
        assertThat(sns.sent).extracting(List::size).containsExactly(4, 1, 1, 1, 1);
    }

    @Test
    void sendsOneByOneWhatIsTooLongTogether() throws Exception {
        sns.answer = request -> {
            if (request.publishBatchRequestEntries().size() > 1) {
                throw BatchRequestTooLongException.builder().message("too long").build();
            }
            return acknowledgeAll(request);
        };

        assertThat(publisher.publish(TOPIC, messages(2)).acknowledged()).containsExactly(1L, 2L);
    }

    /** Each of them is about every message alike, so that all orders would be dead letters. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Invalid parameter: TopicArn",
                "Invalid parameter: The MessageGroupId parameter is required for FIFO topics",
                "Invalid parameter: The topic should either have ContentBasedDeduplication enabled or"
                        + " MessageDeduplicationId provided explicitly",
                "Invalid parameter: MessageDeduplicationId Reason: not for this topic"
            })
    void blamesNoMessageForATopicThatIsSetUpOtherwise(String refusal) throws Exception {
        sns.answer = request -> {
            throw InvalidParameterException.builder().message(refusal).build();
        };
        assertThatThrownBy(() -> publisher.publish(TOPIC, messages(2))).isInstanceOf(BrokerDegraded.class);

        sns.answer = request -> PublishBatchResponse.builder()
                .failed(failed("1", "InvalidParameter", refusal))
                .build();
        assertThat(publisher.publish(TOPIC, messages(1)))
                .isEqualTo(new Published(List.of(), Map.of(), Map.of(1L, "InvalidParameter: " + refusal)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Invalid parameter: Message too long",
                "Invalid parameter: Empty message",
                "Invalid parameter: Message Reason: it has characters that SNS does not take",
                "Invalid parameter: Message Structure - JSON message body failed to parse"
            })
    void blamesAMessageForWhatItIs(String refusal) throws Exception {
        sns.answer = request -> {
            throw InvalidParameterException.builder().message(refusal).build();
        };
        assertThat(publisher.publish(TOPIC, messages(1)).refused()).containsExactly(entry(1L, refusal));

        sns.answer = request -> PublishBatchResponse.builder()
                .failed(failed("1", "InvalidParameter", refusal))
                .build();
        assertThat(publisher.publish(TOPIC, messages(1)).refused())
                .containsExactly(entry(1L, "InvalidParameter: " + refusal));
    }

    @Test
    void findsTheTopicByItsWholeName() throws Exception {
        sns.topics = List.of("arn:aws:sns:us-east-1:000000000000:never-order-placed", ARN);

        publisher.publish(TOPIC, messages(1));

        assertThat(sns.askedTopics).containsExactly(ARN);
    }

    @Test
    void looksForTheTopicAgainOnceItWasGone() throws Exception {
        publisher.publish(TOPIC, messages(1));
        sns.answer = request -> {
            throw NotFoundException.builder().message("Topic does not exist").build();
        };
        sns.topics = List.of();

        assertThatThrownBy(() -> publisher.publish(TOPIC, messages(1)))
                .isInstanceOf(BrokerDegraded.class)
                .hasMessageContaining("Topic does not exist");
        assertThatThrownBy(() -> publisher.publish(TOPIC, messages(1)))
                .isInstanceOf(BrokerDegraded.class)
                .hasMessageContaining("There is no topic of this name");
    }

    private static boolean isThird(PublishBatchRequestEntry entry) {
        return entry.id().equals("3");
    }

    private static BatchResultErrorEntry failed(String id, String code, String message) {
        return BatchResultErrorEntry.builder()
                .id(id)
                .code(code)
                .message(message)
                .build();
    }

    private static PublishBatchResponse acknowledgeAll(PublishBatchRequest request) {
        return PublishBatchResponse.builder()
                .successful(request.publishBatchRequestEntries().stream()
                        .map(entry ->
                                PublishBatchResultEntry.builder().id(entry.id()).build())
                        .toList())
                .build();
    }

    private static List<OutboxMessage> messages(int count) {
        return LongStream.rangeClosed(1, count)
                .mapToObj(id -> OrderPublisherContract.message(id, CouplingMode.TOPIC, TOPIC))
                .toList();
    }

    private static final class ScriptedSns implements SnsAsyncClient {
        private final List<List<PublishBatchRequestEntry>> sent = new ArrayList<>();
        private final List<String> askedTopics = new ArrayList<>();
        private List<String> topics = List.of(ARN);
        private Function<PublishBatchRequest, PublishBatchResponse> answer = TopicPublisherTests::acknowledgeAll;

        @Override
        public ListTopicsPublisher listTopicsPaginator() {
            return new ListTopicsPublisher(this, ListTopicsRequest.builder().build());
        }

        @Override
        public CompletableFuture<ListTopicsResponse> listTopics(ListTopicsRequest request) {
            return CompletableFuture.completedFuture(ListTopicsResponse.builder()
                    .topics(topics.stream()
                            .map(arn -> Topic.builder().topicArn(arn).build())
                            .toList())
                    .build());
        }

        @Override
        public CompletableFuture<PublishBatchResponse> publishBatch(Consumer<PublishBatchRequest.Builder> asked) {
            var request = PublishBatchRequest.builder().applyMutation(asked).build();
            sent.add(request.publishBatchRequestEntries());
            askedTopics.add(request.topicArn());
            return CompletableFuture.completedFuture(request).thenApply(answer);
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
