package couplinglab.cloud.events;

import couplinglab.cloud.delivery.RetryPolicy;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where a rule sends events: an SQS queue.
 *
 * @param deadLetterQueue the ARN of the queue for what can't be delivered; null to drop it, as AWS does
 * @param document what is known of the target as it was put: so it is stored and listed
 */
record Target(
        String id,
        String queue,
        TargetInput input,
        RetryPolicy retries,
        @Nullable String deadLetterQueue,
        ObjectNode document) {}
