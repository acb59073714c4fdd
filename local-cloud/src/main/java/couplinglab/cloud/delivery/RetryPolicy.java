package couplinglab.cloud.delivery;

import java.time.Duration;

/**
 * How long to go on after failures that may pass.
 *
 * @param retries how many attempts may follow the first one
 * @param age no attempt follows one that failed when this had passed since the message was accepted
 */
public record RetryPolicy(int retries, Duration age) {
    /**
     * Of SNS for queues: 100,015 attempts over 23 days.
     *
     * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html">Amazon SNS message
     *     delivery retries</a>
     */
    public static final RetryPolicy OF_TOPICS = new RetryPolicy(100_014, Duration.ofDays(23));

    /**
     * Of EventBridge, unless the target says less: 185 retries within 24 hours.
     *
     * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html">How EventBridge
     *     retries delivering events</a>
     */
    public static final RetryPolicy OF_RULES = new RetryPolicy(185, Duration.ofHours(24));
}
