package couplinglab.cloud.sns;

import java.util.Map;

/**
 * A topic.
 *
 * @param attributes what whoever made it said of it
 * @param unsubscribed how many subscriptions it had that are no more
 */
record Topic(String arn, Map<String, String> attributes, int unsubscribed) {
    /**
     * How whoever makes a topic says how large its messages may be.
     *
     * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/large-message-payloads.html">Publishing large messages with
     *     Amazon SNS</a>, read on 2026-11-28
     */
    static final String MAXIMUM_MESSAGE_SIZE = "MaximumMessageSize";

    static final String USUAL_MESSAGE_SIZE = "262144";

    Topic {
        attributes = Map.copyOf(attributes);
    }

    /** In bytes, of one message and of all of a batch together. */
    int maximumMessageSize() {
        return Integer.parseInt(attributes.getOrDefault(MAXIMUM_MESSAGE_SIZE, USUAL_MESSAGE_SIZE));
    }

    /** Whether its messages may be so large that few may subscribe. */
    boolean isForLargeMessages() {
        return maximumMessageSize() > Integer.parseInt(USUAL_MESSAGE_SIZE);
    }

    String name() {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }
}
