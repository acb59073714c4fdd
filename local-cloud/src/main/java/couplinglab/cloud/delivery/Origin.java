package couplinglab.cloud.delivery;

/**
 * On whose behalf something is delivered, for the log and for what is said of a dead letter.
 *
 * @param sender the ARN of the topic, or of the rule
 * @param receiver the ARN of the subscription, or of the rule's target
 */
public record Origin(Kind kind, String sender, String receiver) {
    public enum Kind {
        SUBSCRIPTION,
        RULE
    }
}
