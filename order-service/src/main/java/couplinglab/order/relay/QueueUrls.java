package couplinglab.order.relay;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** Queue names as the URLs that the broker gives them, remembered until a send fails. Thread-safe. */
final class QueueUrls {
    private final SqsAsyncClient sqs;
    private final Map<String, String> urls = new ConcurrentHashMap<>();

    QueueUrls(SqsAsyncClient sqs) {
        this.sqs = sqs;
    }

    String of(String queue) {
        return urls.computeIfAbsent(
                queue,
                name -> sqs.getQueueUrl(request -> request.queueName(name))
                        .join()
                        .queueUrl());
    }

    void forget(String queue) {
        urls.remove(queue);
    }
}
