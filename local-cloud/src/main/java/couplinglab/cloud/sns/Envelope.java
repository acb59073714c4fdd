package couplinglab.cloud.sns;

import couplinglab.cloud.delivery.Attribute;
import couplinglab.cloud.delivery.Letter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a queue gets of a message: the message itself, with its attributes as attributes of SQS, where the subscription
 * wants it raw; otherwise a JSON document around it.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html">Amazon SNS message and JSON
 *     formats</a>
 */
final class Envelope {
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    /** Nobody has AWS's key here. */
    private static final String UNSIGNED = "local-cloud signs nothing";

    private Envelope() {}

    static Letter around(Message message, Subscription subscription, Instant now) {
        if (subscription.attributes().isRaw()) {
            var attributes = new TreeMap<String, Attribute>();
            message.attributes().forEach((name, attribute) -> attributes.put(name, attribute.forQueues()));
            return new Letter(message.forQueues(), attributes);
        }
        return new Letter(document(message, subscription, now).toString(), Map.of());
    }

    private static ObjectNode document(Message message, Subscription subscription, Instant now) {
        var document = JsonMapper.shared()
                .createObjectNode()
                .put("Type", "Notification")
                .put("MessageId", message.id())
                .put("TopicArn", subscription.topic());
        if (message.subject() != null) {
            document.put("Subject", message.subject());
        }
        document.put("Message", message.forQueues())
                .put("Timestamp", TIMESTAMP.format(now))
                .put("SignatureVersion", "1")
                .put("Signature", UNSIGNED)
                .put("SigningCertURL", "http://localhost/")
                .put("UnsubscribeURL", "http://localhost/?Action=Unsubscribe&SubscriptionArn=" + subscription.arn());
        if (!message.attributes().isEmpty()) {
            var attributes = document.putObject("MessageAttributes");
            message.attributes()
                    .forEach((name, attribute) -> attributes
                            .putObject(name)
                            .put("Type", attribute.type())
                            .put("Value", attribute.value()));
        }
        return document;
    }
}
