package couplinglab.contracts;

import java.util.List;

/**
 * One SNS topic of the {@link Topology}: each message is copied to every queue that subscribes.
 *
 * @param queues the names of the queues; all of them get the message as it was published (raw message delivery)
 */
public record TopicSpec(String name, List<String> queues) {
    public TopicSpec {
        queues = List.copyOf(queues);
    }
}
