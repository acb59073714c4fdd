package couplinglab.cloud.sns;

import java.util.Map;

/**
 * A topic.
 *
 * @param attributes what whoever made it said of it
 * @param unsubscribed how many subscriptions it had that are no more
 */
record Topic(String arn, Map<String, String> attributes, int unsubscribed) {
    Topic {
        attributes = Map.copyOf(attributes);
    }

    String name() {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }
}
