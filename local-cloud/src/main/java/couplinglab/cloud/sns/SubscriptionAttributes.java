package couplinglab.cloud.sns;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a subscription gets its messages.
 *
 * @param given what the subscriber said, by SNS's names of it; nothing of it is empty
 */
record SubscriptionAttributes(Map<String, String> given) {
    static final String RAW = "RawMessageDelivery";
    static final String FILTER_POLICY = "FilterPolicy";
    static final String FILTER_POLICY_SCOPE = "FilterPolicyScope";
    private static final String REDRIVE_POLICY = "RedrivePolicy";
    private static final int LONGEST = 256 * 1024;

    SubscriptionAttributes {
        given = Map.copyOf(given);
    }

    /** @throws couplinglab.cloud.wire.AwsError if it is no attribute, or not with this value, or not with the others */
    SubscriptionAttributes with(String name, String value) {
        require(value.length() <= LONGEST, name + ": it is too long");
        var changed = new HashMap<>(given);
        if (value.isEmpty() || isNoPolicy(name, value)) {
            require(isKnown(name), "AttributeName");
            changed.remove(name);
        } else {
            changed.put(name, checked(name, value));
        }
        return new SubscriptionAttributes(changed);
    }

    /** To be asked once all that changes has changed: a policy may be valid in one scope only. */
    SubscriptionAttributes complete() {
        var unused = filter();
        return this;
    }

    private static boolean isKnown(String name) {
        return switch (name) {
            case FILTER_POLICY, FILTER_POLICY_SCOPE, RAW, REDRIVE_POLICY, "DeliveryPolicy", "SubscriptionRoleArn" ->
                true;
            default -> false;
        };
    }

    private static boolean isNoPolicy(String name, String value) {
        return (name.equals(FILTER_POLICY) || name.equals(REDRIVE_POLICY))
                && value.replaceAll("\\s", "").equals("{}");
    }

    private static String checked(String name, String value) {
        switch (name) {
            case FILTER_POLICY -> {}
            case FILTER_POLICY_SCOPE ->
                require(
                        value.equals("MessageAttributes") || value.equals("MessageBody"),
                        "FilterPolicyScope: Invalid value. Please use either MessageBody or MessageAttributes");
            case RAW -> {
                require(
                        value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false"),
                        "RawMessageDelivery: Invalid value. Must be true or false.");
                return value.equalsIgnoreCase("true") ? "true" : "false";
            }
            case REDRIVE_POLICY ->
                require(deadLetterQueueOf(value) != null, "RedrivePolicy: deadLetterTargetArn is an invalid arn");
            // Of subscribers by HTTP and of Firehose.
            case "DeliveryPolicy", "SubscriptionRoleArn" -> throw SnsError.notImplemented(name);
            default -> throw SnsError.invalid("AttributeName");
        }
        return value;
    }

    /** Topics have the kind of queue that they deliver to. */
    private static @Nullable String deadLetterQueueOf(String policy) {
        if (ExactJson.read(policy) instanceof ObjectNode object
                && object.path("deadLetterTargetArn").isString()) {
            var queue = object.path("deadLetterTargetArn").stringValue();
            return Arn.isStandardQueue(queue) ? queue : null;
        }
        return null;
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw SnsError.invalid(otherwise);
        }
    }

    boolean isRaw() {
        return "true".equals(given.get(RAW));
    }

    @Nullable
    String deadLetterQueue() {
        var policy = given.get(REDRIVE_POLICY);
        return policy == null ? null : deadLetterQueueOf(policy);
    }

    boolean hasFilterPolicy() {
        return given.containsKey(FILTER_POLICY);
    }

    FilterPolicy filter() {
        var policy = given.get(FILTER_POLICY);
        var scope = "MessageBody".equals(given.get(FILTER_POLICY_SCOPE)) ? FilterScope.BODY : FilterScope.ATTRIBUTES;
        return policy == null ? FilterPolicy.ALL : FilterPolicy.parse(policy, scope);
    }

    Map<String, String> described() {
        var described = new TreeMap<>(given);
        described.putIfAbsent(RAW, "false");
        if (hasFilterPolicy()) {
            described.putIfAbsent(FILTER_POLICY_SCOPE, "MessageAttributes");
        } else {
            described.remove(FILTER_POLICY_SCOPE);
        }
        return described;
    }
}
