package couplinglab.subscriber;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param name of this subscriber, and of its database
 * @param queue from which it receives; its dead letters are in the queue of this name and {@code -dlq}
 */
@ConfigurationProperties("subscriber")
record SubscriberProperties(String name, String queue) {}
