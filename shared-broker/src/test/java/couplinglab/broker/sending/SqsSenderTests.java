package couplinglab.broker.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;

class SqsSenderTests {
    private final FakeSqs sqs = new FakeSqs();
    private final SqsSender sender = new SqsSender(sqs);

    @Test
    void takesAFailedEntryOfASuccessfulAnswerForAFailure() {
        var receipts = sender.send("q", messages("good", "bad", "good", "silent"));

        assertThat(receipts).extracting(Receipt::acknowledged).containsExactly(true, false, true, false);
        assertThat(receipts.get(1).error()).contains("InternalError");
    }

    @Test
    void cutsBatchesByCountAndByBytes() {
        sender.send("q", IntStream.range(0, 25).mapToObj(i -> message("m" + i)).toList());
        assertThat(sqs.batches).containsExactly(10, 10, 5);

        sqs.batches.clear();
        var large = "x".repeat(400 * 1024);
        sender.send("q", messages(large, large, large, "small"));
        assertThat(sqs.batches).containsExactly(2, 2);
    }

    @Test
    void throwsWhereTheFirstBatchIsNotTaken() {
        sqs.unpluggedAfter = 0;

        assertThatThrownBy(() -> sender.send("q", messages("m"))).isInstanceOf(BrokerUnavailable.class);
    }

    @Test
    void reportsTheRestWhereALaterBatchIsNotTaken() {
        sqs.unpluggedAfter = 1;

        var receipts = sender.send(
                "q", IntStream.range(0, 15).mapToObj(i -> message("m" + i)).toList());

        assertThat(receipts.subList(0, 10)).allMatch(Receipt::acknowledged);
        assertThat(receipts.subList(10, 15)).noneMatch(Receipt::acknowledged);
    }

    private static List<Outgoing> messages(String... bodies) {
        return Arrays.stream(bodies).map(SqsSenderTests::message).toList();
    }

    private static Outgoing message(String body) {
        return new Outgoing(body, Map.of("trace", new Outgoing.Attribute("String", "t")));
    }

    private static final class FakeSqs implements SqsAsyncClient {
        private final List<Integer> batches = new ArrayList<>();
        private int unpluggedAfter = Integer.MAX_VALUE;

        @Override
        public CompletableFuture<GetQueueUrlResponse> getQueueUrl(Consumer<GetQueueUrlRequest.Builder> request) {
            return CompletableFuture.completedFuture(
                    GetQueueUrlResponse.builder().queueUrl("http://broker/q").build());
        }

        @Override
        public CompletableFuture<SendMessageBatchResponse> sendMessageBatch(
                Consumer<SendMessageBatchRequest.Builder> request) {
            if (batches.size() >= unpluggedAfter) {
                return CompletableFuture.failedFuture(SdkClientException.create("connection refused"));
            }
            var entries = SendMessageBatchRequest.builder()
                    .applyMutation(request)
                    .build()
                    .entries();
            batches.add(entries.size());
            var response = SendMessageBatchResponse.builder();
            var sent = new ArrayList<SendMessageBatchResultEntry>();
            for (var entry : entries) {
                if (entry.messageBody().equals("bad")) {
                    response.failed(BatchResultErrorEntry.builder()
                            .id(entry.id())
                            .code("InternalError")
                            .message("broken")
                            .build());
                } else if (!entry.messageBody().equals("silent")) {
                    sent.add(
                            SendMessageBatchResultEntry.builder().id(entry.id()).build());
                }
            }
            return CompletableFuture.completedFuture(response.successful(sent).build());
        }

        @Override
        public String serviceName() {
            return "fake";
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
