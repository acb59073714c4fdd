package couplinglab.cloud;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** What the tests ask of SQS, through the real SDK. */
record Sqs(SqsClient client) implements AutoCloseable {
    static Sqs at(URI endpoint) {
        return new Sqs(SqsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "thing")))
                .httpClientBuilder(Apache5HttpClient.builder().socketTimeout(Duration.ofSeconds(40)))
                // A retried send would be a second message, and hide which one was acknowledged.
                .overrideConfiguration(override -> override.retryStrategy(retry -> retry.maxAttempts(1)))
                .build());
    }

    String url(String queue) {
        return client.getQueueUrl(request -> request.queueName(queue)).queueUrl();
    }

    void send(String queue, String body) {
        var url = url(queue);
        client.sendMessage(request -> request.queueUrl(url).messageBody(body));
    }

    List<String> send(String queue, int count, IntFunction<String> body) {
        var url = url(queue);
        var bodies = IntStream.range(0, count).mapToObj(body).toList();
        for (int first = 0; first < count; first += 10) {
            var entries = IntStream.range(first, Math.min(first + 10, count))
                    .mapToObj(index -> SendMessageBatchRequestEntry.builder()
                            .id("entry-" + index)
                            .messageBody(bodies.get(index))
                            .build())
                    .toList();
            client.sendMessageBatch(request -> request.queueUrl(url).entries(entries));
        }
        return bodies;
    }

    /** One receive without waiting. */
    List<Message> receive(String queue, int visibilitySeconds) {
        return receive(queue, visibilitySeconds, 0);
    }

    List<Message> receive(String queue, int visibilitySeconds, int waitSeconds) {
        var url = url(queue);
        return client.receiveMessage(ReceiveMessageRequest.builder()
                        .queueUrl(url)
                        .maxNumberOfMessages(10)
                        .visibilityTimeout(visibilitySeconds)
                        .waitTimeSeconds(waitSeconds)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                        .build())
                .messages();
    }

    /** Everything that can be received now, each once, hidden for minutes afterwards. */
    List<String> drain(String queue) {
        var bodies = new ArrayList<String>();
        while (count(queue) > 0) {
            receive(queue, 600).forEach(message -> bodies.add(message.body()));
        }
        return bodies;
    }

    void delete(String queue, Message message) {
        var url = url(queue);
        client.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
    }

    int count(String queue) {
        return Integer.parseInt(
                attributes(queue).getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "-1"));
    }

    Map<QueueAttributeName, String> attributes(String queue) {
        var url = url(queue);
        return client.getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes();
    }

    @Override
    public void close() {
        client.close();
    }
}
