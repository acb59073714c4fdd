package couplinglab.order.relay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of each message of a batch: a broker reports failures of single entries inside a successful response.
 *
 * @param acknowledged ids of the messages that the broker has stored
 * @param refused ids of the messages that it will never take, with its reason
 * @param failed ids of the messages that it may take another time, with its reason
 */
record Published(List<Long> acknowledged, Map<Long, String> refused, Map<Long, String> failed) {
    Published {
        acknowledged = List.copyOf(acknowledged);
        refused = Map.copyOf(refused);
        failed = Map.copyOf(failed);
    }

    /** What the broker answered for good, by the id of a message. */
    Map<Long, Publish.Outcome> answers() {
        Map<Long, Publish.Outcome> answers = new HashMap<>();
        refused.keySet().forEach(id -> answers.put(id, Publish.Outcome.REFUSED));
        acknowledged.forEach(id -> answers.put(id, Publish.Outcome.ACKNOWLEDGED));
        return answers;
    }

    /** An intermediary may refuse a whole batch for one message: sent one by one, each gets its own answer. */
    static Published oneByOne(OrderPublisher publisher, String destination, List<OutboxMessage> batch, String refusal)
            throws BrokerDegraded {
        if (batch.size() == 1) {
            return new Published(List.of(), Map.of(batch.get(0).id(), refusal), Map.of());
        }
        List<Long> acknowledged = new ArrayList<>();
        Map<Long, String> refused = new HashMap<>();
        Map<Long, String> failed = new HashMap<>();
        for (OutboxMessage message : batch) {
            var single = publisher.publish(destination, List.of(message));
            acknowledged.addAll(single.acknowledged());
            refused.putAll(single.refused());
            failed.putAll(single.failed());
        }
        return new Published(acknowledged, refused, failed);
    }
}
