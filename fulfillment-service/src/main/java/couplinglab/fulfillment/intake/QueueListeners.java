package couplinglab.fulfillment.intake;

import couplinglab.chaos.Gate;
import couplinglab.contracts.Topology;
import couplinglab.fulfillment.deadletter.Drain;
import couplinglab.fulfillment.deadletter.Letter;
import io.awspring.cloud.sqs.annotation.SqsListener;
import io.awspring.cloud.sqs.listener.BatchVisibility;
import io.awspring.cloud.sqs.listener.acknowledgement.BatchAcknowledgement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.Message;
import org.springframework.stereotype.Component;

/**
 * Takes messages as raw strings: what the framework would have to convert, it would drop where it can't. At least once
 * and in no order.
 */
@Component
final class QueueListeners {
    private static final Logger LOG = LoggerFactory.getLogger(QueueListeners.class);

    private final OrderIntake intake;
    private final Drain drain;
    private final Gate gate;
    private final Heartbeat heartbeat;
    private final QueueWorkers workers;
    private final Deletions deletions;

    QueueListeners(
            OrderIntake intake,
            Drain drain,
            Gate gate,
            Heartbeat heartbeat,
            QueueWorkers workers,
            Deletions deletions) {
        this.intake = intake;
        this.drain = drain;
        this.gate = gate;
        this.heartbeat = heartbeat;
        this.workers = workers;
        this.deletions = deletions;
    }

    @SqsListener(queueNames = Topology.ORDERS, id = "orders", factory = "rawBatches")
    CompletableFuture<Void> onOrders(
            List<Message<String>> messages, BatchAcknowledgement<String> acknowledgement, BatchVisibility visibility) {
        return work(messages.size(), letters(messages, 0), acknowledgement, visibility, intake::work);
    }

    @SqsListener(queueNames = "orders-dlq", id = "orders-dlq", factory = "rawBatches", maxConcurrentMessages = "20")
    CompletableFuture<Void> onDeadLetters(
            List<Message<String>> messages, BatchAcknowledgement<String> acknowledgement, BatchVisibility visibility) {
        return work(0, letters(messages, 1), acknowledgement, visibility, (letters, delete) -> {
            var drained = drain.drain(letters);
            if (!drained.isEmpty()) {
                delete.accept(drained);
            }
        });
    }

    private CompletableFuture<Void> work(
            int orders,
            Map<Letter, Message<String>> batch,
            BatchAcknowledgement<String> acknowledgement,
            BatchVisibility visibility,
            BiConsumer<List<Letter>, Consumer<List<Letter>>> work) {
        Consumer<List<Letter>> delete = done ->
                deletions.delete(acknowledgement, done.stream().map(batch::get).toList());
        return heartbeat
                .during(
                        visibility,
                        () -> gate.admit(orders, workers, () -> {
                            work.accept(List.copyOf(batch.keySet()), delete);
                            return null;
                        }))
                .toCompletableFuture()
                .handle((done, failure) -> {
                    if (failure != null) {
                        LOG.warn("A batch of {} comes again: {}", batch.size(), failure.toString());
                    }
                    return null;
                });
    }

    private static Map<Letter, Message<String>> letters(List<Message<String>> messages, int ownReceives) {
        var letters = new LinkedHashMap<Letter, Message<String>>();
        messages.forEach(message -> letters.put(Letters.of(message, ownReceives), message));
        return letters;
    }
}
