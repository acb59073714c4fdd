package couplinglab.cloud.delivery;

import java.util.HashMap;
import java.util.Map;

/**
 * Why a parcel will not be delivered.
 *
 * @param exhausted what of the retry policy was used up, in EventBridge's words; empty if it would not have helped
 * @param retries how many attempts followed the first one
 */
record Failure(String code, String message, String exhausted, int retries) {
    static final String RETRIES = "MaximumRetryAttempts";
    static final String AGE = "MaximumEventAgeInSeconds";

    /** SQS takes no more attributes than that with one message. */
    private static final int MOST_ATTRIBUTES = 10;

    /** What goes to the dead-letter queue: the same, and what became of it, if there is room to say so. */
    Letter deadLetter(Parcel parcel) {
        var attributes = new HashMap<>(parcel.letter().attributes());
        explanation(parcel.origin()).forEach((name, value) -> {
            if (attributes.size() < MOST_ATTRIBUTES && !value.isEmpty()) {
                attributes.putIfAbsent(name, Attribute.text(value));
            }
        });
        return new Letter(parcel.letter().body(), attributes);
    }

    /**
     * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html">Using dead-letter queues
     *     to process undelivered events in EventBridge</a>
     */
    private Map<String, String> explanation(Origin origin) {
        return switch (origin.kind()) {
            case SUBSCRIPTION -> Map.of("ErrorCode", code, "ErrorMessage", message);
            case RULE ->
                Map.of(
                        "ERROR_CODE",
                        code,
                        "ERROR_MESSAGE",
                        message,
                        "RULE_ARN",
                        origin.sender(),
                        "TARGET_ARN",
                        origin.receiver(),
                        "EXHAUSTED_RETRY_CONDITION",
                        exhausted,
                        "RETRY_ATTEMPTS",
                        String.valueOf(retries));
        };
    }
}
