package couplinglab.broker.intake;

import couplinglab.chaos.Gate;
import io.awspring.cloud.sqs.listener.BatchVisibility;
import io.awspring.cloud.sqs.listener.acknowledgement.BatchAcknowledgement;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.Message;

/**
 * Works on batches of messages. Each begins when the process's {@link Gate} lets it, on a thread of a bounded pool, and
 * stays hidden from other receivers until it is done; the work says what may be deleted, and when. What is not deleted
 * comes again: at least once, and in no order. Thread-safe.
 */
public final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final Gate gate;
    private final Heartbeat heartbeat;
    private final QueueWorkers workers;
    private final Deletions deletions;

    Intake(Gate gate, Heartbeat heartbeat, QueueWorkers workers, Deletions deletions) {
        this.gate = gate;
        this.heartbeat = heartbeat;
        this.workers = workers;
        this.deletions = deletions;
    }

    /** What is done with a batch. */
    @FunctionalInterface
    public interface Work {
        /** @param delete to be called with those messages that are done with, as often as there are some */
        void on(Collection<Message<String>> messages, Consumer<Collection<Message<String>>> delete);
    }

    /**
     * Completes when the work is done, well or not: a failure is logged, and brings the messages again.
     *
     * @param orders how many orders the batch counts for where orders are paced; 0 for work that is none on orders
     */
    public CompletableFuture<Void> work(
            int orders,
            Collection<Message<String>> messages,
            BatchAcknowledgement<String> acknowledgement,
            BatchVisibility visibility,
            Work work) {
        return heartbeat
                .during(
                        visibility,
                        () -> gate.admit(orders, workers, () -> {
                            work.on(messages, done -> deletions.delete(acknowledgement, done));
                            return null;
                        }))
                .toCompletableFuture()
                .handle((done, failure) -> {
                    if (failure != null) {
                        LOG.warn("A batch of {} comes again: {}", messages.size(), failure.toString());
                    }
                    return null;
                });
    }
}
