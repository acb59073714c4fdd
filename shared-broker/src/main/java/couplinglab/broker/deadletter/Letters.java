package couplinglab.broker.deadletter;

import static io.awspring.cloud.sqs.listener.SqsHeaders.SQS_SOURCE_DATA_HEADER;

import couplinglab.broker.sending.Outgoing;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.messaging.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Received messages as those see them who work on them. */
public final class Letters {
    private Letters() {}

    /** @param ownReceives how many of the receives were not for working on it */
    public static Letter of(Message<String> message, int ownReceives) {
        var source = (software.amazon.awssdk.services.sqs.model.Message)
                message.getHeaders().get(SQS_SOURCE_DATA_HEADER);
        if (source == null) {
            throw new IllegalStateException("A message without its source");
        }
        var system = source.attributes();
        var receives = number(system, MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, 1);
        var firstSeen = number(system, MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP, 0);
        return new Letter(
                source.messageId(),
                source.body(),
                source.messageAttributes().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> attribute(entry.getValue()))),
                (int) Math.max(0, receives - ownReceives),
                Instant.ofEpochMilli(firstSeen));
    }

    private static long number(
            Map<MessageSystemAttributeName, String> attributes, MessageSystemAttributeName name, long otherwise) {
        var value = attributes.get(name);
        return value == null ? otherwise : Long.parseLong(value);
    }

    private static Outgoing.Attribute attribute(MessageAttributeValue value) {
        return new Outgoing.Attribute(
                value.dataType(),
                value.binaryValue() == null
                        ? value.stringValue()
                        : Base64.getEncoder().encodeToString(value.binaryValue().asByteArray()));
    }
}
