package couplinglab.order.relay;

import java.net.URI;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** Clients of a broker that asks for no real credentials. */
final class Clients {
    private static final AwsCredentialsProvider ANYBODY =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any"));

    private Clients() {}

    static SqsAsyncClient sqs(URI endpoint, ExecutionInterceptor... watching) {
        return SqsAsyncClient.builder()
                .applyMutation(client -> at(endpoint, client, watching))
                .build();
    }

    static SnsAsyncClient sns(URI endpoint, ExecutionInterceptor... watching) {
        return SnsAsyncClient.builder()
                .applyMutation(client -> at(endpoint, client, watching))
                .build();
    }

    static EventBridgeAsyncClient events(URI endpoint, ExecutionInterceptor... watching) {
        return EventBridgeAsyncClient.builder()
                .applyMutation(client -> at(endpoint, client, watching))
                .build();
    }

    private static void at(URI endpoint, AwsClientBuilder<?, ?> client, ExecutionInterceptor... watching) {
        client.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(ANYBODY)
                .overrideConfiguration(calls -> List.of(watching).forEach(calls::addExecutionInterceptor));
    }

    /** All tests of a JVM share LocalStack. */
    static void empty(SqsAsyncClient sqs, String queue) {
        var url = url(sqs, queue);
        sqs.purgeQueue(request -> request.queueUrl(url)).join();
    }

    static String url(SqsAsyncClient sqs, String queue) {
        return sqs.getQueueUrl(request -> request.queueName(queue)).join().queueUrl();
    }

    /** What the SDK makes of a batch in which one body has a character that SQS forbids. */
    static SendMessageBatchResponse sendGoodAndPoison(SqsAsyncClient sqs, String queue) {
        var url = url(sqs, queue);
        var entries = List.of(entry("good", "sendable"), entry("poison", "never \u0000 sendable"));
        return sqs.sendMessageBatch(request -> request.queueUrl(url).entries(entries))
                .join();
    }

    private static SendMessageBatchRequestEntry entry(String id, String body) {
        return SendMessageBatchRequestEntry.builder().id(id).messageBody(body).build();
    }
}
