package couplinglab.cloud;

import static couplinglab.cloud.Bodies.LARGEST;
import static couplinglab.cloud.DeliveryContract.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.InvalidMessageContentsException;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** A message arrives as it was sent, or is refused when it is sent. */
interface BodyContract extends OnACloud {
    @Test
    default void carriesEachBodyUnchanged(TestQueue queue) {
        assertThat(Bodies.carried()).allSatisfy((name, body) -> {
            queue.send(body);
            var received = queue.receiveOne(LONG);
            queue.delete(received);
            assertThat(received.body()).isEqualTo(body);
        });
    }

    @Test
    default void refusesCharactersThatXmlHasNoPlaceFor(TestQueue queue) {
        assertThat(Bodies.refused())
                .allSatisfy((name, body) ->
                        assertThat(Refusal.of(() -> queue.send(body))).isEqualTo(forbiddenCharacter(name)));
        assertThat(queue.receive(LONG)).isEmpty();
    }

    default Refusal forbiddenCharacter(String name) {
        return new Refusal(InvalidMessageContentsException.class, "InvalidMessageContents");
    }

    default Refusal emptyBody() {
        return Refusal.untyped("MissingParameter");
    }

    default Refusal invalidParameter() {
        return Refusal.untyped("InvalidParameterValue");
    }

    @Test
    default void refusesUnpairedSurrogates(TestQueue queue) {
        assertThat(Bodies.unpairedSurrogates())
                .allSatisfy((name, body) ->
                        assertThat(Refusal.of(() -> queue.send(body))).isEqualTo(unpairedSurrogate()));
        assertThat(queue.receive(LONG)).isEmpty();
    }

    default Refusal unpairedSurrogate() {
        return forbiddenCharacter("surrogate");
    }

    @Test
    default void refusesAnEmptyBody(TestQueue queue) {
        assertThat(Refusal.of(() -> queue.send(""))).isEqualTo(emptyBody());
        assertThat(queue.receive(LONG)).isEmpty();
    }

    @Test
    default void carriesTheLargestBody(TestQueue queue) {
        var body = "x".repeat(LARGEST);
        queue.send(body);
        assertThat(queue.receiveOne(LONG).body().equals(body)).isTrue();
    }

    @Test
    default void refusesOneByteMoreThanTheLargestBody(TestQueue queue) {
        assertThat(Refusal.of(() -> queue.send("x".repeat(LARGEST + 1)))).isEqualTo(invalidParameter());
        assertThat(queue.receive(LONG)).isEmpty();
    }

    @Test
    default void measuresABodyInBytesOfUtf8(TestQueue queue) {
        var body = "é".repeat(LARGEST / 2);
        queue.send(body);
        assertThat(queue.receiveOne(LONG).body().equals(body)).isTrue();
        assertThat(Refusal.of(() -> queue.send(body + "x"))).isEqualTo(invalidParameter());
    }

    @Test
    default void countsAttributesToTheSize(TestQueue queue) {
        var attributes = Map.of("label", attribute("String", "value"));
        var spare = "label".length() + "String".length() + "value".length();
        queue.send(request -> request.messageBody("x".repeat(LARGEST - spare)).messageAttributes(attributes));
        assertThat(Refusal.of(() -> queue.send(request ->
                        request.messageBody("x".repeat(LARGEST - spare + 1)).messageAttributes(attributes))))
                .isEqualTo(invalidParameter());
    }

    @Test
    default void carriesAttributesOfEachType(TestQueue queue) {
        var bytes = SdkBytes.fromByteArray(new byte[] {0, -1, 10, 13, 127, -128});
        var attributes = Map.of(
                "text", attribute("String", "ünïcode \"quoted\" <&> \uD83D\uDCE6\t\n"),
                "labelled.text", attribute("String.label", "x"),
                "whole", attribute("Number", "42"),
                "exact", attribute("Number", "-123456789012345678901234567890.12345678"),
                "labelled-number", attribute("Number.int", "007"),
                "bytes",
                        MessageAttributeValue.builder()
                                .dataType("Binary")
                                .binaryValue(bytes)
                                .build(),
                "labelled_bytes",
                        MessageAttributeValue.builder()
                                .dataType("Binary.png")
                                .binaryValue(bytes)
                                .build());
        var sent = queue.send(request -> request.messageBody("body").messageAttributes(attributes));
        assertThat(queue.receiveOne(LONG)).satisfies(message -> {
            assertThat(message.messageAttributes()).isEqualTo(attributes);
            assertThat(message.md5OfMessageAttributes()).isEqualTo(sent.md5OfMessageAttributes());
        });
    }

    @Test
    default void refusesAnAttributeOfAnUnknownType(TestQueue queue) {
        assertThat(Refusal.of(() -> queue.send(request ->
                        request.messageBody("body").messageAttributes(Map.of("date", attribute("Date", "today"))))))
                .isEqualTo(Refusal.untyped("InvalidParameterValue"));
    }

    @Test
    default void refusesAnEmptyAttribute(TestQueue queue) {
        assertThat(Refusal.of(() -> queue.send(request ->
                        request.messageBody("body").messageAttributes(Map.of("label", attribute("String", ""))))))
                .isEqualTo(invalidParameter());
    }

    private static MessageAttributeValue attribute(String type, String value) {
        return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
    }
}
