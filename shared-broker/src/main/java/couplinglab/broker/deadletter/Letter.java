package couplinglab.broker.deadletter;

import couplinglab.broker.sending.Outgoing;
import java.time.Instant;
import java.util.Map;

/**
 * A message as it was received.
 *
 * @param id the broker's id of the message, which it keeps on its way to the dead letters
 * @param receives how often it was received to be worked on
 */
public record Letter(
        String id, String body, Map<String, Outgoing.Attribute> attributes, int receives, Instant firstSeen) {

    public Letter {
        attributes = Map.copyOf(attributes);
    }

    Outgoing again() {
        return new Outgoing(body, attributes);
    }
}
