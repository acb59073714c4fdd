package couplinglab.subscriber.intake;

import couplinglab.broker.intake.Intake;
import couplinglab.broker.intake.IntakeConfiguration;
import couplinglab.contracts.MalformedMessage;
import couplinglab.contracts.MessageFormat;
import couplinglab.contracts.OrderPlaced;
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
 * its receives SQS moves it to the dead letters. Nothing fails because of its neighbours. At least once, in no order.
 */
@Component
final class QueueListener {
    private static final Logger LOG = LoggerFactory.getLogger(QueueListener.class);

    private final Handling handling;
    private final Intake intake;
    private final MessageFormat format = new MessageFormat();

    QueueListener(Handling handling, Intake intake) {
        this.handling = handling;
        this.intake = intake;
    }

    @SqsListener(queueNames = "${subscriber.queue}", id = "orders", factory = IntakeConfiguration.RAW_BATCHES)
    CompletableFuture<Void> onOrders(
            List<Message<String>> messages, BatchAcknowledgement<String> acknowledgement, BatchVisibility visibility) {
        return intake.work(messages.size(), messages, acknowledgement, visibility, this::work);
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
