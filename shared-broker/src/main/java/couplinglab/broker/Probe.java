package couplinglab.broker;

import java.util.List;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** One question to the broker: are you there, with these queues? Blocks for the probe timeout at most. */
final class Probe {
    private final SqsAsyncClient sqs;
    private final BrokerProperties properties;

    Probe(SqsAsyncClient sqs, BrokerProperties properties) {
        this.sqs = sqs;
        this.properties = properties;
    }

    /**
     * @throws QueueMissing if the broker answered and lacks a queue
     * @throws CompletionException if it did not answer, or not as a broker does
     */
    void ask() {
        properties.queues().forEach(this::ask);
    }

    /** Without the SDK's own retries, which would turn a refused connection into a timeout. */
    private void once(AwsRequestOverrideConfiguration.Builder call) {
        call.apiCallTimeout(properties.probeTimeout())
                .addPlugin(client -> client.overrideConfiguration(
                        override -> override.retryStrategy(AwsRetryStrategy.doNotRetry())));
    }

    List<String> queues() {
        return properties.queues();
    }

    private void ask(String queue) {
        try {
            sqs.getQueueUrl(request -> request.queueName(queue).overrideConfiguration(this::once))
                    .join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof QueueDoesNotExistException missing) {
                throw new QueueMissing(queue, missing);
            }
            throw failure;
        }
    }
}
