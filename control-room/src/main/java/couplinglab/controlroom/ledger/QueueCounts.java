package couplinglab.controlroom.ledger;

import couplinglab.controlroom.process.SqsClients;
import java.net.URI;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Asks SQS how many messages lie in the queues between the services. Thread-safe. */
final class QueueCounts implements AutoCloseable {
    private final SqsClient sqs;

    QueueCounts(URI endpoint) {
        this.sqs = SqsClients.impatient(endpoint);
    }

    /** @throws software.amazon.awssdk.core.exception.SdkException if the broker does not answer */
    List<QueueCount> read(List<String> queues) {
        return queues.stream().map(this::count).toList();
    }

    @Override
    public void close() {
        sqs.close();
    }

    private QueueCount count(String queue) {
        var url = sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl();
        var attributes = sqs.getQueueAttributes(request -> request.queueUrl(url)
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                .attributes();
        return new QueueCount(
                queue,
                Long.parseLong(attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)),
                Long.parseLong(attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)),
                Long.parseLong(attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED)));
    }
}
