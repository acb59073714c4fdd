package couplinglab.cloud.delivery;

import java.util.LinkedHashMap;
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

    /**
     * What goes to the dead-letter queue: the same, and what became of it, as far as there is room to say so. Of more
     * attributes than a queue takes, the last by name make room for that.
     */
    Letter deadLetter(Parcel parcel) {
        var explanation = explanation(parcel.origin());
        var letter = parcel.letter();
        if (letter.attributes().size() > Letter.MAX_ATTRIBUTES) {
            letter = letter.withFirst(Letter.MAX_ATTRIBUTES - explanation.size());
        }
        for (var entry : explanation.entrySet()) {
            var explained = letter.with(entry.getKey(), Attribute.text(entry.getValue()));
            letter = explained.isTakenByQueues() ? explained : letter;
        }
        return letter;
    }

    /**
     * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html">Using dead-letter queues
     *     to process undelivered events in EventBridge</a>
     */
    private Map<String, String> explanation(Origin origin) {
        var explanation = new LinkedHashMap<String, String>();
        switch (origin.kind()) {
            case SUBSCRIPTION -> {
                explanation.put("ErrorCode", code);
                explanation.put("ErrorMessage", message);
            }
            case RULE -> {
                explanation.put("ERROR_CODE", code);
                explanation.put("ERROR_MESSAGE", message);
                explanation.put("RULE_ARN", origin.sender());
                explanation.put("TARGET_ARN", origin.receiver());
                explanation.put("EXHAUSTED_RETRY_CONDITION", exhausted);
                explanation.put("RETRY_ATTEMPTS", String.valueOf(retries));
            }
        }
        // No queue takes an empty attribute.
        explanation.values().removeIf(String::isEmpty);
        return explanation;
    }
}
