package couplinglab.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** A broker in memory: it is there or not, with the queues that it has. */
final class FakeSqs implements SqsAsyncClient {
    private final List<String> queues = new ArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile @Nullable Exception down;
    private CompletableFuture<Void> mayAnswer = CompletableFuture.completedFuture(null);

    synchronized FakeSqs has(String... names) {
        queues.addAll(List.of(names));
        return this;
    }

    FakeSqs down(Exception reason) {
        down = reason;
        return this;
    }

    FakeSqs up() {
        down = null;
        return this;
    }

    /** From now on it is there, and answers when it may. */
    synchronized FakeSqs answersAfter(CompletableFuture<Void> permission) {
        down = null;
        mayAnswer = permission;
        return this;
    }

    int asked() {
        return asked.get();
    }

    @Override
    public synchronized CompletableFuture<GetQueueUrlResponse> getQueueUrl(GetQueueUrlRequest request) {
        asked.incrementAndGet();
        return mayAnswer.thenCompose(now -> answer(request));
    }

    private synchronized CompletableFuture<GetQueueUrlResponse> answer(GetQueueUrlRequest request) {
        var reason = down;
        if (reason != null) {
            return CompletableFuture.failedFuture(SdkClientException.create("no answer", reason));
        }
        return queues.contains(request.queueName())
                ? CompletableFuture.completedFuture(GetQueueUrlResponse.builder()
                        .queueUrl(request.queueName())
                        .build())
                : CompletableFuture.failedFuture(QueueDoesNotExistException.builder()
                        .message("no such queue, request " + asked)
                        .build());
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
