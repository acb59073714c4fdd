package couplinglab.cloud.delivery;

import org.jspecify.annotations.Nullable;

/**
 * Something to be delivered to one queue.
 *
 * @param queue the queue's ARN
 * @param deadLetterQueue the ARN of the queue that gets it if the first one never does; null to drop it then
 */
public record Parcel(
        String queue,
        Letter letter,
        Origin origin,
        RetryPolicy retries,
        @Nullable String deadLetterQueue) {}
