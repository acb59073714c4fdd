package couplinglab.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.cloud.TestQueue.Counts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.InvalidAttributeValueException;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;

/** Where the embedded cloud differs from SQS; docs/localstack.md has the list. */
interface SqsOnElasticMq extends SqsContract {
    /** It has one answer to most of what is wrong. */
    Refusal INVALID = new Refusal(InvalidAttributeValueException.class, "InvalidAttributeValue");

    Refusal INVALID_RECEIPT = new Refusal(ReceiptHandleIsInvalidException.class, "ReceiptHandleIsInvalid");

    /** A request that it can't even parse. */
    Refusal UNREADABLE = Refusal.untyped("InvalidAction");

    /** Its parser takes U+FFFF for the end of the request. */
    @Override
    default Refusal forbiddenCharacter(String name) {
        return name.equals("U+FFFF") ? UNREADABLE : INVALID;
    }

    @Override
    default Refusal emptyBody() {
        return INVALID;
    }

    @Override
    default Refusal invalidParameter() {
        return INVALID;
    }

    @Override
    default Refusal batchTooLong() {
        return INVALID;
    }

    @Override
    default Refusal tooManyAsked() {
        return INVALID;
    }

    @Override
    default String codeOf(String error) {
        return error;
    }

    @Override
    default String codeOfAMissingQueue() {
        return "QueueDoesNotExist";
    }

    @Override
    default void assertSaysAlso(Map<QueueAttributeName, String> told, Map<QueueAttributeName, String> said) {
        assertThat(said).doesNotContainKeys(told.keySet().toArray(QueueAttributeName[]::new));
    }

    @Test
    @Override
    default void deletesByTheReceiptOfAnEarlierDelivery(TestQueue queue) {
        queue.send("slow consumer");
        var first = queue.receiveOne(0);
        var second = queue.receiveOne(LONG);
        assertThat(Refusal.of(() -> queue.delete(first))).isEqualTo(INVALID_RECEIPT);
        assertThat(queue.counts()).isEqualTo(new Counts(0, 1, 0));
        queue.delete(second);
        assertThat(queue.counts()).isEqualTo(new Counts(0, 0, 0));
    }

    @Test
    @Override
    default void acceptsASecondDelete(TestQueue queue) {
        queue.send("twice");
        var message = queue.receiveOne(LONG);
        queue.delete(message);
        assertThat(Refusal.of(() -> queue.delete(message))).isEqualTo(INVALID_RECEIPT);
    }

    @Test
    @Override
    default void refusesToChangeTheVisibilityOfWhatIsNotInFlight(TestQueue queue) {
        queue.send("visible");
        queue.changeVisibility(queue.receiveOne(0), LONG);
        assertThat(queue.counts()).isEqualTo(new Counts(0, 1, 0));
    }

    @Test
    @Override
    default void measuresABodyInBytesOfUtf8(TestQueue queue) {
        var body = "é".repeat(Bodies.LARGEST / 2) + "x";
        queue.send(body);
        assertThat(queue.receiveOne(LONG).body().equals(body)).isTrue();
    }

    @Test
    @Override
    default void countsAttributesToTheSize(TestQueue queue) {
        var label = MessageAttributeValue.builder()
                .dataType("String")
                .stringValue("value")
                .build();
        queue.send(
                request -> request.messageBody("x".repeat(Bodies.LARGEST)).messageAttributes(Map.of("label", label)));
        assertThat(queue.receiveOne(LONG).messageAttributes()).containsKey("label");
    }

    @Test
    @Override
    default void refusesTheEntryWithAControlCharacterAlone(TestQueue queue) {
        BatchContract.assertThatTheOthersArrive(
                queue, entry -> entry.messageBody("a\u0001b"), "InvalidAttributeValue", true);
    }

    /** The whole batch, and by an error that says nothing of the message. */
    @Test
    @Override
    default void refusesTheEntryWithANoncharacterAlone(TestQueue queue) {
        var entries = BatchContract.with(BatchContract.entries(10), 3, entry -> entry.messageBody("a\uFFFFb"));
        BatchContract.assertIsRefused(queue, entries, UNREADABLE);
    }

    @Test
    @Override
    default void refusesTheEmptyEntryAlone(TestQueue queue) {
        BatchContract.assertThatTheOthersArrive(queue, entry -> entry.messageBody(""), "InvalidAttributeValue", true);
    }

    @Test
    @Override
    default void refusesAnEmptyBatch(TestQueue queue) {
        var answer = queue.send(List.of());
        assertThat(answer.successful()).isEmpty();
        assertThat(answer.failed()).isEmpty();
    }

    @Test
    @Override
    default void refusesAnIdWithASpace(TestQueue queue) {
        var entries = BatchContract.with(BatchContract.entries(2), 1, entry -> entry.id("an id"));
        assertThat(queue.send(entries).successful()).hasSize(2);
    }
}
