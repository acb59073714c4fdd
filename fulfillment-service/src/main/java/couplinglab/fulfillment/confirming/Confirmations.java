package couplinglab.fulfillment.confirming;

import couplinglab.broker.sending.BrokerUnavailable;
import couplinglab.broker.sending.Outgoing;
import couplinglab.broker.sending.Receipt;
import couplinglab.broker.sending.Sender;
import couplinglab.contracts.MessageFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Sends confirmations, each to the queue that its order named. At least once: whoever gets a receipt that is no
 * acknowledgement is to confirm again. Thread-safe.
 */
@Component
public final class Confirmations {
    private final Sender sender;
    private final MessageFormat format = new MessageFormat();

    Confirmations(Sender sender) {
        this.sender = sender;
    }

    /** One receipt a reply, in the order of the replies; a queue that fails does not fail the others. */
    public List<Receipt> send(List<Reply> replies) {
        var receipts = new ArrayList<>(Collections.nCopies(replies.size(), Receipt.ACKNOWLEDGED));
        var byQueue = new LinkedHashMap<String, List<Integer>>();
        for (int i = 0; i < replies.size(); i++) {
            byQueue.computeIfAbsent(replies.get(i).queue(), queue -> new ArrayList<>())
                    .add(i);
        }
        for (Map.Entry<String, List<Integer>> group : byQueue.entrySet()) {
            var indexes = group.getValue();
            var sent = send(
                    group.getKey(),
                    indexes.stream().map(replies::get).map(this::message).toList());
            for (int i = 0; i < indexes.size(); i++) {
                receipts.set(indexes.get(i), sent.get(i));
            }
        }
        return receipts;
    }

    private List<Receipt> send(String queue, List<Outgoing> messages) {
        try {
            return sender.send(queue, messages);
        } catch (BrokerUnavailable unavailable) {
            return Collections.nCopies(messages.size(), new Receipt(unavailable.getMessage()));
        }
    }

    private Outgoing message(Reply reply) {
        return new Outgoing(format.write(reply.confirmation()), Map.of());
    }
}
