package couplinglab.cloud;

import java.util.List;
import org.elasticmq.actor.queue.InternalMessage;
import org.elasticmq.actor.queue.QueueEventWithOperationStatus;

/** A receive is about to answer with these messages: one event for all of them, so that they share a commit. */
record Received(String queue, List<InternalMessage> messages) implements QueueEventWithOperationStatus {
    Received {
        messages = List.copyOf(messages);
    }
}
