package couplinglab.broker.sending;

import java.util.List;

/** Sends messages to queues by name. Blocks until the broker has answered. Keeps no order. Thread-safe. */
public interface Sender {
    /**
     * Sends as few batches as SQS allows.
     *
     * @return one receipt a message, in the order of the messages
     * @throws BrokerUnavailable if the broker did not take the first batch as a whole; where it stops to answer later,
     *     the receipts of the rest say so
     */
    List<Receipt> send(String queue, List<Outgoing> messages);
}
