package couplinglab.broker.intake;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param queueWorkers threads that work on batches of messages
 * @param visibilityTimeout how long a received message stays hidden unless extended; whole seconds
 * @param longPoll how long a receive waits for a message
 * @param messagesInFlight how many messages may be held at once: a crash costs each of them a receive
 */
@ConfigurationProperties("intake")
record IntakeProperties(
        @DefaultValue("4") int queueWorkers,
        @DefaultValue("10s") Duration visibilityTimeout,
        @DefaultValue("20s") Duration longPoll,
        @DefaultValue("80") int messagesInFlight) {}
