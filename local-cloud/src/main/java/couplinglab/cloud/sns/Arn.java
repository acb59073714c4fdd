package couplinglab.cloud.sns;

import couplinglab.contracts.Topology;

/** The names of topics and queues, as requests give them. */
final class Arn {
    private static final int ELEMENTS = 6;
    private static final int LONGEST = 1_000;
    private static final String TOPICS = Topology.topicArnOf("");

    private Arn() {}

    /** @return the same, if it could be the name of a topic of this cloud */
    static String ofTopic(String arn) {
        requireWhole(arn, "TopicArn");
        if (!arn.startsWith(TOPICS) || arn.indexOf(':', TOPICS.length()) >= 0) {
            throw arn.startsWith("arn:aws:sns:") ? SnsError.noSuchTopic() : SnsError.invalid("TopicArn");
        }
        return arn;
    }

    /** @return the same, if it could be the name of a subscription */
    static String ofSubscription(String arn) {
        requireWhole(arn, "SubscriptionArn");
        if (!arn.startsWith("arn:aws:sns:") || arn.split(":", -1).length != ELEMENTS + 1) {
            throw SnsError.invalid("SubscriptionArn Reason: it is no ARN of a subscription");
        }
        return arn;
    }

    static boolean isQueue(String arn) {
        return arn.length() <= LONGEST && arn.matches("arn:aws:sqs:[a-z0-9-]+:\\d{12}:[A-Za-z0-9_.-]+");
    }

    static boolean isStandardQueue(String arn) {
        return isQueue(arn) && !arn.endsWith(".fifo");
    }

    private static void requireWhole(String arn, String parameter) {
        int elements = arn.split(":", -1).length;
        if (elements < ELEMENTS) {
            throw SnsError.invalid(parameter + " Reason: An ARN must have at least 6 elements, not " + elements);
        }
        if (arn.length() > LONGEST) {
            throw SnsError.invalid(parameter);
        }
    }
}
