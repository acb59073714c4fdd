package couplinglab.cloud.delivery;

import java.util.List;

/** The way into the queues. Thread-safe; may block for as long as its queue does. */
@FunctionalInterface
public interface QueueDoor {
    /**
     * Hands letters over, in their order.
     *
     * @param queue the queue's ARN
     * @return what came of each
     */
    List<Outcome> deliver(String queue, List<Letter> letters);
}
