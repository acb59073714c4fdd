package couplinglab.subscriber.intake;

import couplinglab.broker.deadletter.Letter;
import couplinglab.broker.deadletter.Letters;
import couplinglab.broker.intake.Intake;
import couplinglab.broker.intake.IntakeConfiguration;
import couplinglab.contracts.MalformedMessage;
import couplinglab.contracts.MessageFormat;
import couplinglab.contracts.OrderPlaced;
import couplinglab.subscriber.deadletter.Drain;
import couplinglab.subscriber.handling.Handling;
import couplinglab.subscriber.handling.Outcome;
import io.awspring.cloud.sqs.annotation.SqsListener;
import io.awspring.cloud.sqs.listener.BatchVisibility;
import io.awspring.cloud.sqs.listener.acknowledgement.BatchAcknowledgement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.Message;
import org.springframework.stereotype.Component;

/**
 * Takes orders from the queue of this subscriber. What can't be read, or contradicts what is known, is not deleted: after
 * its receives SQS moves it to the dead letters, which are taken from there. Nothing fails because of its neighbours. At
 * least once, in no order.
 */
@Component
final class QueueListener {
    private static final Logger LOG = LoggerFactory.getLogger(QueueListener.class);

    /** Of a dead letter's receives, that by which it is taken from the dead letters. */
    private static final int OWN_RECEIVES = 1;

    private final Handling handling;
    private final Drain drain;
    private final Intake intake;
    private final MessageFormat format = new MessageFormat();

    QueueListener(Handling handling, Drain drain, Intake intake) {
        this.handling = handling;
        this.drain = drain;
        this.intake = intake;
    }

    @SqsListener(queueNames = "${subscriber.queue}", id = "orders", factory = IntakeConfiguration.RAW_BATCHES)
    CompletableFuture<Void> onOrders(
            List<Message<String>> messages, BatchAcknowledgement<String> acknowledgement, BatchVisibility visibility) {
        return intake.work(messages.size(), messages, acknowledgement, visibility, this::work);
    }

    @SqsListener(
            queueNames = "${subscriber.queue}-dlq",
            id = "dead-letters",
            factory = IntakeConfiguration.RAW_BATCHES,
            maxConcurrentMessages = "20")
    CompletableFuture<Void> onDeadLetters(
            List<Message<String>> messages, BatchAcknowledgement<String> acknowledgement, BatchVisibility visibility) {
        return intake.work(0, messages, acknowledgement, visibility, (batch, delete) -> {
            var letters = new LinkedHashMap<Letter, Message<String>>();
            batch.forEach(message -> letters.put(Letters.of(message, OWN_RECEIVES), message));
            var drained = drain.drain(List.copyOf(letters.keySet()));
            if (!drained.isEmpty()) {
                delete.accept(drained.stream().map(letters::get).toList());
            }
        });
    }

    private void work(Collection<Message<String>> messages, Consumer<Collection<Message<String>>> delete) {
        var orders = new LinkedHashMap<Message<String>, OrderPlaced>();
        for (var message : messages) {
            try {
                orders.put(message, format.readOrder(message.getPayload()));
            } catch (MalformedMessage malformed) {
                LOG.warn("A message is no order and comes again until it is a dead letter: {}", malformed.getMessage());
            }
        }
        if (orders.isEmpty()) {
            return;
        }
        var outcomes = handling.handle(List.copyOf(orders.values())).iterator();
        var done = new ArrayList<Message<String>>();
        orders.keySet().forEach(message -> sort(message, outcomes.next(), done));
        if (!done.isEmpty()) {
            delete.accept(done);
        }
    }

    private static void sort(Message<String> message, Outcome outcome, Collection<Message<String>> done) {
        if (outcome instanceof Outcome.Done || outcome instanceof Outcome.Duplicate) {
            done.add(message);
        } else if (outcome instanceof Outcome.Conflict conflict) {
            LOG.warn("Order {} is known with another content, and comes again", conflict.orderId());
        } else if (outcome instanceof Outcome.Failed failed) {
            LOG.warn("An order failed and comes again: {}", failed.cause().toString());
        }
    }
}
