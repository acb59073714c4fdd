package couplinglab.order.relay;

import couplinglab.order.book.CouplingMode;
import java.util.List;

/**
 * The relay's side of an intermediary. A message is delivered at least once and in no order; it is the relay that
 * repeats, never the publisher. Thread-safe.
 */
interface OrderPublisher {
    int MAX_BATCH = 10;

    CouplingMode mode();

    /** The most bytes that the messages of one request may have together. */
    int maxBytes();

    /** The bytes of a message, as the intermediary counts them. */
    int bytes(OutboxMessage message);

    /**
     * Sends up to {@value #MAX_BATCH} messages of up to {@link #maxBytes} together to one destination.
     *
     * @throws BrokerDegraded if the broker took none of them, for a reason that is not a message's
     */
    Published publish(String destination, List<OutboxMessage> batch) throws BrokerDegraded;
}
