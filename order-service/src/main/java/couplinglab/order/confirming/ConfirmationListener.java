package couplinglab.order.confirming;

import couplinglab.contracts.Confirmation;
import couplinglab.contracts.MalformedMessage;
import couplinglab.contracts.MessageFormat;
import couplinglab.database.CommitUnanswered;
import couplinglab.database.StoreUnavailable;
import io.awspring.cloud.sqs.annotation.SqsListener;
import io.awspring.cloud.sqs.listener.BatchVisibility;
import io.awspring.cloud.sqs.listener.acknowledgement.BatchAcknowledgement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.messaging.Message;
import org.springframework.stereotype.Component;

/**
 * Receives confirmations from this copy's own queue. Each is acknowledged after the order book has committed it; one
 * that can't be read is left to the queue's dead letters. While the database is gone the batch in hand is held, invisible
 * to others: received again and again it would end in the dead letters too, though nothing is wrong with it. It takes raw
 * strings, because the framework drops what it can't convert.
 */
@Component
class ConfirmationListener {
    private static final Logger LOG = LoggerFactory.getLogger(ConfirmationListener.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    /** Longer than a pause and an attempt on a database that does not answer. */
    private static final Duration HELD = Duration.ofSeconds(30);

    private final Confirming confirming;
    private final MessageFormat format = new MessageFormat();
    private final CountDownLatch closing = new CountDownLatch(1);

    ConfirmationListener(Confirming confirming) {
        this.confirming = confirming;
    }

    @SqsListener(
            id = "confirmations",
            queueNames = "${order.confirmations-queue:order-confirmations}",
            acknowledgementMode = "MANUAL")
    void on(List<Message<String>> batch, BatchAcknowledgement<String> acknowledgement, BatchVisibility visibility)
            throws InterruptedException {
        List<Confirmation> confirmations = new ArrayList<>();
        List<Message<String>> readable = new ArrayList<>();
        for (Message<String> message : batch) {
            try {
                confirmations.add(format.readConfirmation(message.getPayload()));
                readable.add(message);
            } catch (MalformedMessage malformed) {
                LOG.warn("A confirmation can't be read and will end in the dead letters: {}", malformed.getMessage());
            }
        }
        if (!readable.isEmpty() && isRecorded(confirmations, visibility)) {
            acknowledgement.acknowledge(readable);
        }
    }

    /** Nothing waits for a database any more. What is in hand comes again when its visibility timeout ends. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing.countDown();
    }

    private boolean isRecorded(List<Confirmation> confirmations, BatchVisibility visibility)
            throws InterruptedException {
        var told = false;
        do {
            try {
                confirming.confirm(confirmations);
                return true;
            } catch (StoreUnavailable | CommitUnanswered failure) {
                if (!told) {
                    LOG.warn("Confirmations wait for the database: {}", failure.getMessage());
                    told = true;
                }
                visibility.changeTo((int) HELD.toSeconds());
            }
        } while (!closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        return false;
    }
}
