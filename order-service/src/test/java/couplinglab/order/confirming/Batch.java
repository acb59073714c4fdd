package couplinglab.order.confirming;

import io.awspring.cloud.sqs.listener.BatchVisibility;
import io.awspring.cloud.sqs.listener.acknowledgement.BatchAcknowledgement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.messaging.Message;

/** What a listener did with the batch that it was handed. */
final class Batch implements BatchAcknowledgement<String> {
    private final List<Integer> held = new ArrayList<>();
    private final List<Message<String>> acknowledged = new ArrayList<>();

    /** For how many seconds it was hidden from others, each time. */
    List<Integer> held() {
        return held;
    }

    List<Message<String>> acknowledged() {
        return acknowledged;
    }

    BatchVisibility visibility() {
        return seconds -> {
            held.add(seconds);
            return CompletableFuture.completedFuture(null);
        };
    }

    @Override
    public void acknowledge() {
        throw new UnsupportedOperationException("Only what was read may be acknowledged");
    }

    @Override
    public CompletableFuture<Void> acknowledgeAsync() {
        throw new UnsupportedOperationException("Only what was read may be acknowledged");
    }

    @Override
    public void acknowledge(Collection<Message<String>> messages) {
        acknowledged.addAll(messages);
    }

    @Override
    public CompletableFuture<Void> acknowledgeAsync(Collection<Message<String>> messages) {
        acknowledge(messages);
        return CompletableFuture.completedFuture(null);
    }
}
