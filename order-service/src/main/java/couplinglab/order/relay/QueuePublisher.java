package couplinglab.order.relay;

import couplinglab.order.book.CouplingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.InvalidMessageContentsException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** Sends to an SQS queue. The message is the order itself. */
final class QueuePublisher implements OrderPublisher {
    /** Of all bodies together: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html */
    private static final int MAX_BYTES = 1024 * 1024;

    /** Refusals that are about the message: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html */
    private static final Set<String> ABOUT_THE_MESSAGE =
            Set.of("InvalidMessageContents", "InvalidParameterValue", "MessageTooLong", "BatchRequestTooLong");

    private final SqsAsyncClient sqs;
    private final QueueUrls urls;

    QueuePublisher(SqsAsyncClient sqs) {
        this.sqs = sqs;
        this.urls = new QueueUrls(sqs);
    }

    @Override
    public CouplingMode mode() {
        return CouplingMode.QUEUE;
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
    public Published publish(String queue, List<OutboxMessage> batch) throws BrokerDegraded {
        try {
            var url = urls.of(queue);
            return read(sqs.sendMessageBatch(request -> request.queueUrl(url).entries(entries(batch)))
                    .join());
        } catch (CompletionException failure) {
            return onFailure(queue, batch, failure);
        }
    }

    private static List<SendMessageBatchRequestEntry> entries(List<OutboxMessage> batch) {
        return batch.stream()
                .map(message -> SendMessageBatchRequestEntry.builder()
                        .id(Long.toString(message.id()))
                        .messageBody(message.body())
                        .build())
                .toList();
    }

    private static Published read(SendMessageBatchResponse response) {
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

    private Published onFailure(String queue, List<OutboxMessage> batch, CompletionException failure)
            throws BrokerDegraded {
        var cause = failure.getCause();
        if (cause instanceof InvalidMessageContentsException || cause instanceof BatchRequestTooLongException) {
            return Published.oneByOne(this, queue, batch, String.valueOf(cause.getMessage()));
        }
        urls.forget(queue);
        throw new BrokerDegraded("Queue \"" + queue + "\": " + cause, failure);
    }

    /** ElasticMQ has the code of SQS in its message; LocalStack says that it was not the sender's fault. */
    private static boolean isAboutTheMessage(BatchResultErrorEntry entry) {
        var code = entry.code().substring(entry.code().lastIndexOf('.') + 1);
        return ABOUT_THE_MESSAGE.contains(code) || ABOUT_THE_MESSAGE.contains(String.valueOf(entry.message()));
    }
}
