package couplinglab.order.relay;

import couplinglab.order.book.CouplingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;

/** Publishes to an SNS topic. The message is the order itself, and raw delivery leaves it so. */
final class TopicPublisher implements OrderPublisher {
    /** Of all messages together, unless the topic says otherwise: https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html */
    private static final int MAX_BYTES = 256 * 1024;

    private static final Set<String> INVALID = Set.of("InvalidParameter", "InvalidParameterValue");

    /**
     * What SNS says is invalid where it is the message. Whatever else it says is about the topic and every message alike, such
     * as a MessageGroupId that is missing: https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html
     */
    private static final List<String> ABOUT_THE_MESSAGE =
            List.of("Message too long", "Empty message", "Message Reason:", "Message Structure");

    private final SnsAsyncClient sns;
    private final TopicArns arns;

    TopicPublisher(SnsAsyncClient sns) {
        this.sns = sns;
        this.arns = new TopicArns(sns);
    }

    @Override
    public CouplingMode mode() {
        return CouplingMode.TOPIC;
    }

    @Override
    public int maxBytes() {
        return MAX_BYTES;
    }

    @Override
    public int bytes(OutboxMessage message) {
        return message.bytes();
    }

    @Override
    public Published publish(String topic, List<OutboxMessage> batch) throws BrokerDegraded {
        try {
            var arn = arns.of(topic);
            return read(sns.publishBatch(request -> request.topicArn(arn).publishBatchRequestEntries(entries(batch)))
                    .join());
        } catch (CompletionException failure) {
            return onFailure(topic, batch, failure);
        }
    }

    private static List<PublishBatchRequestEntry> entries(List<OutboxMessage> batch) {
        return batch.stream()
                .map(message -> PublishBatchRequestEntry.builder()
                        .id(Long.toString(message.id()))
                        .message(message.body())
                        .build())
                .toList();
    }

    private static Published read(PublishBatchResponse response) {
        Map<Long, String> refused = new HashMap<>();
        Map<Long, String> failed = new HashMap<>();
        for (BatchResultErrorEntry entry : response.failed()) {
            var target = isAboutTheMessage(entry) ? refused : failed;
            target.put(Long.valueOf(entry.id()), entry.code() + ": " + entry.message());
        }
        return new Published(
                response.successful().stream()
                        .map(entry -> Long.valueOf(entry.id()))
                        .toList(),
                refused,
                failed);
    }

    private Published onFailure(String topic, List<OutboxMessage> batch, CompletionException failure)
            throws BrokerDegraded {
        var cause = failure.getCause();
        if (cause instanceof BatchRequestTooLongException
                || (cause instanceof InvalidParameterException && isAboutAMessage(cause.getMessage()))) {
            return Published.oneByOne(this, topic, batch, String.valueOf(cause.getMessage()));
        }
        arns.forget(topic);
        throw new BrokerDegraded("Topic \"" + topic + "\": " + cause, failure);
    }

    private static boolean isAboutTheMessage(BatchResultErrorEntry entry) {
        return entry.code().equals("BatchRequestTooLong")
                || (INVALID.contains(entry.code()) && isAboutAMessage(entry.message()));
    }

    private static boolean isAboutAMessage(@Nullable String refusal) {
        return refusal != null && ABOUT_THE_MESSAGE.stream().anyMatch(refusal::contains);
    }
}
