package couplinglab.cloud.sns;

import java.util.Map;

/**
 * That a queue gets what is published to a topic.
 *
 * @param endpoint the queue's ARN
 */
record Subscription(long id, String arn, String topic, String endpoint, SubscriptionAttributes attributes) {
    static final String PROTOCOL = "sqs";

    /** What SNS tells of it, in alphabetical order. */
    Map<String, String> described(String owner) {
        var described = attributes.described();
        described.put("ConfirmationWasAuthenticated", "true");
        described.put("Endpoint", endpoint);
        described.put("Owner", owner);
        described.put("PendingConfirmation", "false");
        described.put("Protocol", PROTOCOL);
        described.put("SubscriptionArn", arn);
        described.put("SubscriptionPrincipal", "arn:aws:iam::" + owner + ":root");
        described.put("TopicArn", topic);
        return described;
    }
}
