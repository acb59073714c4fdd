package couplinglab.fulfillment.intake;

import couplinglab.broker.deadletter.Letter;
import couplinglab.broker.deadletter.Letters;
import couplinglab.broker.intake.Intake;
import couplinglab.broker.intake.IntakeConfiguration;
import couplinglab.contracts.Topology;
import couplinglab.fulfillment.deadletter.Drain;
import io.awspring.cloud.sqs.annotation.SqsListener;
import io.awspring.cloud.sqs.listener.BatchVisibility;
import io.awspring.cloud.sqs.listener.acknowledgement.BatchAcknowledgement;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.springframework.messaging.Message;
import org.springframework.stereotype.Component;

/** Takes the orders and the dead letters from their queues, as letters. At least once and in no order. */
@Component
final class QueueListeners {
    private final OrderIntake orders;
    private final Drain drain;
    private final Intake intake;

    QueueListeners(OrderIntake orders, Drain drain, Intake intake) {
        this.orders = orders;
        this.drain = drain;
        this.intake = intake;
    }

    @SqsListener(queueNames = Topology.ORDERS, id = "orders", factory = IntakeConfiguration.RAW_BATCHES)
    CompletableFuture<Void> onOrders(
            List<Message<String>> messages, BatchAcknowledgement<String> acknowledgement, BatchVisibility visibility) {
        return intake.work(messages.size(), messages, acknowledgement, visibility, (batch, delete) -> {
            var letters = letters(batch, 0);
            orders.work(List.copyOf(letters.keySet()), messagesOf(letters, delete));
        });
    }

    @SqsListener(
            queueNames = "orders-dlq",
            id = "orders-dlq",
            factory = IntakeConfiguration.RAW_BATCHES,
            maxConcurrentMessages = "20")
    CompletableFuture<Void> onDeadLetters(
            List<Message<String>> messages, BatchAcknowledgement<String> acknowledgement, BatchVisibility visibility) {
        return intake.work(0, messages, acknowledgement, visibility, (batch, delete) -> {
            var letters = letters(batch, 1);
            var drained = drain.drain(List.copyOf(letters.keySet()));
            if (!drained.isEmpty()) {
                messagesOf(letters, delete).accept(drained);
            }
        });
    }

    private static Consumer<List<Letter>> messagesOf(
            Map<Letter, Message<String>> batch, Consumer<Collection<Message<String>>> delete) {
        return letters -> delete.accept(letters.stream().map(batch::get).toList());
    }

    private static Map<Letter, Message<String>> letters(Collection<Message<String>> messages, int ownReceives) {
        var letters = new LinkedHashMap<Letter, Message<String>>();
        messages.forEach(message -> letters.put(Letters.of(message, ownReceives), message));
        return letters;
    }
}
