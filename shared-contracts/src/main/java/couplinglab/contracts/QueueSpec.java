package couplinglab.contracts;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One queue of the {@link Topology}.
 *
 * @param visibilityTimeout how long a received message stays hidden from other receivers
 * @param receiveWait how long a receive waits for a message (long poll)
 * @param retention how long an unreceived message is kept
 * @param redrive where a message goes that was received too often, or null for a queue without dead letters
 */
public record QueueSpec(
        String name,
        Duration visibilityTimeout,
        Duration receiveWait,
        Duration retention,
        @Nullable Redrive redrive) {

    /**
     * The dead-letter policy of a queue.
     *
     * @param maxReceiveCount after so many receives the next one moves the message instead
     */
    public record Redrive(String deadLetterQueue, int maxReceiveCount) {}
}
