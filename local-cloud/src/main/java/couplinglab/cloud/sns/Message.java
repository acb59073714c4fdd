package couplinglab.cloud.sns;

import couplinglab.cloud.wire.QueryParameters;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was published.
 *
 * @param body as it counts for the limit: with what other protocols than that of queues would get
 * @param forQueues what of it queues get
 */
record Message(
        String id, String body, String forQueues, @Nullable String subject, Map<String, MessageAttribute> attributes) {
    /**
     * The other characters are not accepted.
     *
     * @see <a href="https://aws.amazon.com/sns/faqs/">Amazon SNS FAQs</a>, under limits (read in 2026)
     */
    static final Pattern FORBIDDEN =
            Pattern.compile("[^\\t\\n\\r\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private static final int LONGEST_SUBJECT = 100;

    static Message read(QueryParameters message, String id) {
        var body = message.required("Message");
        var attributes = MessageAttributes.read(message);
        if (message.find("MessageDeduplicationId") != null) {
            throw SnsError.invalid("MessageDeduplicationId Reason: The request includes MessageDeduplicationId"
                    + " parameter that is not valid for this topic type");
        }
        if (message.find("MessageGroupId") != null) {
            throw SnsError.invalid("MessageGroupId Reason: local-cloud has no FIFO topics and no fair queues");
        }
        var subject = message.find("Subject");
        var forQueues = "json".equals(message.find("MessageStructure")) ? ofStructure(body) : body;
        return new Message(id, body, forQueues, subject, attributes);
    }

    /**
     * For what is wrong with this message alone.
     *
     * @throws couplinglab.cloud.wire.AwsError saying so
     * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">Publish</a>
     */
    void requireValid() {
        if (forQueues.isEmpty()) {
            throw SnsError.invalid("Empty message");
        }
        if (FORBIDDEN.matcher(body).find() || FORBIDDEN.matcher(forQueues).find()) {
            throw SnsError.invalid("Message Reason: it has characters that SNS does not take");
        }
        if (subject != null
                && (subject.isEmpty()
                        || subject.length() > LONGEST_SUBJECT
                        || subject.codePoints().anyMatch(Character::isISOControl)
                        || FORBIDDEN.matcher(subject).find())) {
            throw SnsError.invalid("Subject");
        }
    }

    /** In bytes, which the topic limits: the body, and the names, types and values of the attributes. */
    int size() {
        int size = utf8(body);
        for (var attribute : attributes.entrySet()) {
            size += utf8(attribute.getKey())
                    + utf8(attribute.getValue().type())
                    + utf8(attribute.getValue().value());
        }
        return size;
    }

    private static String ofStructure(String json) {
        if (ExactJson.read(json) instanceof ObjectNode byProtocol) {
            var text = byProtocol.path(Subscription.PROTOCOL).isString()
                    ? byProtocol.path(Subscription.PROTOCOL)
                    : byProtocol.path("default");
            if (byProtocol.path("default").isString()) {
                return text.stringValue();
            }
        }
        throw SnsError.invalid("Message Structure - No default entry in JSON message body");
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
