package couplinglab.cloud;

import static couplinglab.cloud.DeliveryContract.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.contracts.Topology;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of a message that is published. */
interface PublishContract extends OnSns {
    /** https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
    int LARGEST = 256 * 1024;

    Map<String, String> RAW = Map.of("RawMessageDelivery", "true");

    @Test
    default void deliversARawMessageAsItIs(TestTopic topic, TestQueue queue) {
        subscribe(topic, queue, RAW);
        var attributes = Map.of(
                "text", attribute("String", "ünïcode <&> \uD83D\uDCE6"),
                "list", attribute("String.Array", "[\"a\",1,true,null]"),
                "number", attribute("Number", "-12.50"),
                "bytes",
                        MessageAttributeValue.builder()
                                .dataType("Binary")
                                .binaryValue(SdkBytes.fromByteArray(new byte[] {0, -1, 10, 127}))
                                .build());
        sns().publish(request -> request.topicArn(topic.arn())
                .message("{\"order\": 1}")
                .messageAttributes(attributes)
                .subject("ignored"));
        var received = queue.receiveOne(LONG);
        assertThat(received.body()).isEqualTo("{\"order\": 1}");
        assertThat(received.messageAttributes()).containsOnlyKeys(attributes.keySet());
        attributes.forEach((name, sent) -> assertThat(
                        received.messageAttributes().get(name))
                .satisfies(arrived -> {
                    assertThat(arrived.dataType()).isEqualTo(sent.dataType());
                    assertThat(arrived.stringValue()).isEqualTo(sent.stringValue());
                    assertThat(arrived.binaryValue()).isEqualTo(sent.binaryValue());
                }));
    }

    @Test
    default void deliversAnEnvelope(TestTopic topic, TestQueue queue) {
        var arn = subscribe(topic, queue, Map.of());
        var sent = sns().publish(request -> request.topicArn(topic.arn())
                .message("say \"hello\"\n<&>")
                .subject("A greeting")
                .messageAttributes(Map.of(
                        "text", attribute("String", "x"),
                        "number", attribute("Number", "1"),
                        "bytes",
                                MessageAttributeValue.builder()
                                        .dataType("Binary")
                                        .binaryValue(SdkBytes.fromUtf8String("b"))
                                        .build())));
        var received = queue.receiveOne(LONG);
        var envelope = json(received.body());
        assertThat(received.messageAttributes()).isEmpty();
        assertThat(envelope.propertyNames())
                .containsExactlyInAnyOrder(
                        "Type",
                        "MessageId",
                        "TopicArn",
                        "Subject",
                        "Message",
                        "Timestamp",
                        "SignatureVersion",
                        "Signature",
                        "SigningCertURL",
                        "UnsubscribeURL",
                        "MessageAttributes");
        assertThat(envelope.path("Type").stringValue()).isEqualTo("Notification");
        assertThat(envelope.path("MessageId").stringValue()).isEqualTo(sent.messageId());
        assertThat(envelope.path("TopicArn").stringValue()).isEqualTo(topic.arn());
        assertThat(envelope.path("Subject").stringValue()).isEqualTo("A greeting");
        assertThat(envelope.path("Message").stringValue()).isEqualTo("say \"hello\"\n<&>");
        assertThat(envelope.path("Timestamp").stringValue())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(envelope.path("UnsubscribeURL").stringValue()).contains(arn);
        assertThat(envelope.path("MessageAttributes"))
                .isEqualTo(json("{\"text\":{\"Type\":\"String\",\"Value\":\"x\"},"
                        + "\"number\":{\"Type\":\"Number\",\"Value\":\"1\"},"
                        + "\"bytes\":{\"Type\":\"Binary\",\"Value\":\"Yg==\"}}"));
    }

    @Test
    default void deliversRawOnceASubscriptionSaysSo(TestTopic topic, TestQueue queue) {
        var arn = subscribe(topic, queue, Map.of());
        for (var raw : List.of(false, true, false)) {
            sns().setSubscriptionAttributes(request -> request.subscriptionArn(arn)
                    .attributeName("RawMessageDelivery")
                    .attributeValue(raw.toString()));

            topic.publish("{\"order\":1}");

            var received = queue.receiveOne(LONG);
            queue.delete(received);
            var message = raw
                    ? received.body()
                    : json(received.body()).path("Message").stringValue();
            assertThat(message).isEqualTo("{\"order\":1}");
        }
    }

    @Test
    default void leavesOutOfAnEnvelopeWhatWasNotSaid(TestTopic topic, TestQueue queue) {
        subscribe(topic, queue, Map.of());
        topic.publish("bare");
        assertThat(json(queue.receiveOne(LONG).body()).propertyNames()).doesNotContain("Subject", "MessageAttributes");
    }

    @Test
    default void copiesAMessageToEachSubscriber(TestTopic topic, TestQueue one, TestQueue two) {
        subscribe(topic, one, RAW);
        subscribe(topic, two, RAW);
        subscribe(topic, Topology.arnOf("gone"), RAW);
        topic.publish("for all");
        assertThat(one.receiveOne(LONG).body()).isEqualTo("for all");
        assertThat(two.receiveOne(LONG).body()).isEqualTo("for all");
    }

    @Test
    default void carriesEachBodyUnchangedThroughATopic(TestTopic topic, TestQueue queue) {
        subscribe(topic, queue, RAW);
        assertThat(Bodies.carried()).allSatisfy((name, body) -> {
            topic.publish(body);
            var received = queue.receiveOne(LONG);
            queue.delete(received);
            assertThat(received.body()).isEqualTo(body);
        });
    }

    /** https://aws.amazon.com/sns/faqs/ names what is accepted. */
    @Test
    default void refusesCharactersThatSnsDoesNotAccept(TestTopic topic) {
        assertThat(Bodies.refused())
                .allSatisfy((name, body) ->
                        assertRefused(INVALID, SnsDifference.TAKES_ANY_CHARACTER, () -> topic.publish(body)));
    }

    @Test
    default void carriesTheLargestMessage(TestTopic topic, TestQueue queue) {
        subscribe(topic, queue, RAW);
        var body = "é".repeat(LARGEST / 2);
        topic.publish(body);
        assertThat(queue.receiveOne(LONG).body().equals(body)).isTrue();
        assertThat(AwsRefusal.of(() -> topic.publish(body + "x"))).isEqualTo(INVALID);
        assertThat(queue.receive(LONG)).isEmpty();
    }

    @Test
    default void countsAttributesToTheSizeOfAMessage(TestTopic topic) {
        var attributes = Map.of("label", attribute("String", "value"));
        int spare = "labelStringvalue".length();
        sns().publish(request -> request.topicArn(topic.arn())
                .message("x".repeat(LARGEST - spare))
                .messageAttributes(attributes));
        assertThat(AwsRefusal.of(() -> sns().publish(request -> request.topicArn(topic.arn())
                        .message("x".repeat(LARGEST - spare + 1))
                        .messageAttributes(attributes))))
                .isEqualTo(INVALID);
    }

    @Test
    default void givesQueuesTheirPartOfAStructuredMessage(TestTopic topic, TestQueue queue) {
        subscribe(topic, queue, RAW);
        for (var message : List.of("{\"default\":\"d\",\"sqs\":\"s\"}", "{\"default\":\"d\",\"email\":\"e\"}")) {
            sns().publish(request ->
                    request.topicArn(topic.arn()).message(message).messageStructure("json"));
            var received = queue.receiveOne(LONG);
            queue.delete(received);
            assertThat(received.body()).isEqualTo(message.contains("sqs") ? "s" : "d");
        }
        for (var message : List.of("{\"sqs\":\"s\"}", "{\"default\":", "{\"default\":1}")) {
            assertThat(AwsRefusal.of(() -> sns().publish(request ->
                            request.topicArn(topic.arn()).message(message).messageStructure("json"))))
                    .isEqualTo(INVALID);
        }
    }

    @Test
    default void refusesAnEmptyMessage(TestTopic topic) {
        assertThat(AwsRefusal.of(() -> topic.publish(""))).isEqualTo(INVALID);
    }

    @Test
    default void refusesASubjectThatIsNone(TestTopic topic) {
        assertThat(AwsRefusal.of(() -> publish(topic, "", Map.of()))).isEqualTo(INVALID);
        for (var subject : List.of("x".repeat(101), "two\nlines")) {
            assertRefused(INVALID, SnsDifference.TAKES_ANY_SUBJECT, () -> publish(topic, subject, Map.of()));
        }
    }

    @Test
    default void refusesAttributesThatAreNone(TestTopic topic) {
        var refused = List.of(
                Map.of("a b", attribute("String", "x")),
                Map.of(".a", attribute("String", "x")),
                Map.of("a..b", attribute("String", "x")),
                Map.of("a", attribute("Date", "today")),
                Map.of("a", attribute("String", "")),
                Map.of("a", attribute("Binary", "x")));
        assertThat(refused)
                .allSatisfy(attributes -> assertThat(AwsRefusal.of(() -> publish(topic, "s", attributes)))
                        .isEqualTo(INVALID_VALUE));
        assertRefused(
                INVALID_VALUE,
                SnsDifference.STUMBLES_OVER_AN_EMPTY_NAME,
                () -> publish(topic, "s", Map.of("", attribute("String", "x"))));
        assertRefused(
                INVALID_VALUE,
                SnsDifference.TAKES_ANY_TEXT_FOR_A_NUMBER,
                () -> publish(topic, "s", Map.of("a", attribute("Number", "seven"))));
    }

    /** https://docs.aws.amazon.com/sns/latest/api/API_Publish.html: "you must specify a value for" one of them. */
    @Test
    default void refusesAMessageThatNamesNoTopic() {
        assertThat(AwsRefusal.of(() -> sns().publish(request -> request.message("lost"))))
                .isEqualTo(INVALID);
    }

    @Test
    default void deliversNothingToThoseWhoLeft(TestTopic topic, TestQueue gone, TestQueue there) {
        var arn = subscribe(topic, gone, RAW);
        subscribe(topic, there, RAW);
        sns().unsubscribe(request -> request.subscriptionArn(arn));
        topic.publish("after");
        assertThat(there.receiveOne(LONG).body()).isEqualTo("after");
        assertThat(gone.receive(LONG)).isEmpty();
    }

    private void publish(TestTopic topic, String subject, Map<String, MessageAttributeValue> attributes) {
        sns().publish(request -> request.topicArn(topic.arn())
                .message("message")
                .subject(subject)
                .messageAttributes(attributes));
    }

    static MessageAttributeValue attribute(String type, String value) {
        return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
