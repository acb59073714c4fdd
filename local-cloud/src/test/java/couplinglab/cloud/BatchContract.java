package couplinglab.cloud;

import static couplinglab.cloud.Bodies.LARGEST;
import static couplinglab.cloud.DeliveryContract.LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sqs.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sqs.model.InvalidBatchEntryIdException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.TooManyEntriesInBatchRequestException;

/** Up to ten at once: each entry has an answer of its own, unless the whole is not a batch at all. */
interface BatchContract extends OnACloud {
    @Test
    default void sendsTenAtOnce(TestQueue queue) {
        var answer = queue.send(entries(10));
        assertThat(answer.failed()).isEmpty();
        assertThat(answer.successful())
                .extracting(SendMessageBatchResultEntry::id)
                .containsExactlyInAnyOrderElementsOf(entries(10).stream()
                        .map(SendMessageBatchRequestEntry::id)
                        .toList());
        assertThat(queue.receive(LONG))
                .extracting(Message::messageId)
                .containsExactlyInAnyOrderElementsOf(answer.successful().stream()
                        .map(SendMessageBatchResultEntry::messageId)
                        .toList());
    }

    @Test
    default void refusesTheEntryWithAControlCharacterAlone(TestQueue queue) {
        assertThatTheOthersArrive(
                queue, entry -> entry.messageBody("a\u0001b"), "InvalidMessageContents", blamesTheSender());
    }

    @Test
    default void refusesTheEntryWithANoncharacterAlone(TestQueue queue) {
        assertThatTheOthersArrive(
                queue, entry -> entry.messageBody("a\uFFFFb"), "InvalidMessageContents", blamesTheSender());
    }

    @Test
    default void refusesTheEmptyEntryAlone(TestQueue queue) {
        assertThatTheOthersArrive(queue, entry -> entry.messageBody(""), "MissingParameter", true);
    }

    @Test
    default void refusesTheEntryWithTooLongADelayAlone(TestQueue queue) {
        assertThatTheOthersArrive(queue, entry -> entry.delaySeconds(901), "InvalidParameterValue", true);
    }

    /** One that is too long for itself is too long for the batch as well. */
    @Test
    default void refusesTheBatchWithAnEntryThatIsTooLong(TestQueue queue) {
        var entries = with(entries(10), 3, entry -> entry.messageBody("x".repeat(LARGEST + 1)));
        assertIsRefused(queue, entries, batchTooLong());
    }

    @Test
    default void refusesABatchThatIsTooLongInAll(TestQueue queue) {
        var entries = IntStream.range(0, 2)
                .mapToObj(index -> entry(index, "x".repeat(LARGEST / 2 + index)))
                .toList();
        assertIsRefused(queue, entries, batchTooLong());
    }

    @Test
    default void sendsTheLargestBatch(TestQueue queue) {
        var answer = queue.send(List.of(entry(0, "x".repeat(LARGEST / 2)), entry(1, "y".repeat(LARGEST / 2))));
        assertThat(answer.successful()).hasSize(2);
    }

    @Test
    default void refusesABatchWithTheSameIdTwice(TestQueue queue) {
        assertIsRefused(
                queue,
                List.of(entry(1, "one"), entry(2, "two"), entry(1, "one again")),
                new Refusal(BatchEntryIdsNotDistinctException.class, codeOf("BatchEntryIdsNotDistinct")));
    }

    @Test
    default void refusesMoreThanTen(TestQueue queue) {
        assertIsRefused(
                queue,
                entries(11),
                new Refusal(TooManyEntriesInBatchRequestException.class, codeOf("TooManyEntriesInBatchRequest")));
    }

    @Test
    default void refusesAnEmptyBatch(TestQueue queue) {
        assertIsRefused(queue, List.of(), new Refusal(EmptyBatchRequestException.class, codeOf("EmptyBatchRequest")));
    }

    @Test
    default void refusesAnIdWithASpace(TestQueue queue) {
        assertIsRefused(
                queue,
                with(entries(2), 1, entry -> entry.id("an id")),
                new Refusal(InvalidBatchEntryIdException.class, codeOf("InvalidBatchEntryId")));
    }

    @Test
    default void deletesTheOthersOfABatchWithAForgedReceipt(TestQueue queue) {
        queue.send(entries(3));
        var deletions = new ArrayList<DeleteMessageBatchRequestEntry>();
        for (var message : queue.receive(LONG)) {
            deletions.add(deletion("entry-" + deletions.size(), message.receiptHandle()));
        }
        deletions.add(deletion("forged", "forged"));
        var answer = sqs().client()
                .deleteMessageBatch(batch -> batch.queueUrl(queue.url()).entries(deletions));
        assertThat(answer.successful()).hasSize(3);
        assertThat(answer.failed())
                .extracting(BatchResultErrorEntry::id, BatchResultErrorEntry::code, BatchResultErrorEntry::senderFault)
                .containsExactly(tuple("forged", "ReceiptHandleIsInvalid", blamesTheSender()));
        assertThat(queue.counts()).isEqualTo(new TestQueue.Counts(0, 0, 0));
    }

    /** The third of ten is refused with this code, by the fault of the sender; the nine others are delivered. */
    static void assertThatTheOthersArrive(
            TestQueue queue,
            UnaryOperator<SendMessageBatchRequestEntry.Builder> spoil,
            String code,
            boolean senderFault) {
        var answer = queue.send(with(entries(10), 3, spoil));
        assertThat(answer.failed())
                .extracting(BatchResultErrorEntry::id, BatchResultErrorEntry::code, BatchResultErrorEntry::senderFault)
                .containsExactly(tuple("entry-3", code, senderFault));
        assertThat(answer.successful()).hasSize(9);
        assertThat(queue.receive(LONG))
                .extracting(Message::body)
                .containsExactlyInAnyOrderElementsOf(entries(10).stream()
                        .filter(entry -> !entry.id().equals("entry-3"))
                        .map(SendMessageBatchRequestEntry::messageBody)
                        .toList());
    }

    static void assertIsRefused(TestQueue queue, List<SendMessageBatchRequestEntry> entries, Refusal refusal) {
        assertThat(Refusal.of(() -> queue.send(entries))).isEqualTo(refusal);
        assertThat(queue.receive(LONG)).isEmpty();
    }

    /** Of what is the fault of the sender. */
    default boolean blamesTheSender() {
        return true;
    }

    default Refusal batchTooLong() {
        return new Refusal(BatchRequestTooLongException.class, codeOf("BatchRequestTooLong"));
    }

    /** As AWS spells the codes of the errors about batches. */
    default String codeOf(String error) {
        return "AWS.SimpleQueueService." + error;
    }

    static List<SendMessageBatchRequestEntry> entries(int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> entry(index, "body " + index))
                .toList();
    }

    static List<SendMessageBatchRequestEntry> with(
            List<SendMessageBatchRequestEntry> entries,
            int spoiled,
            UnaryOperator<SendMessageBatchRequestEntry.Builder> spoil) {
        var batch = new ArrayList<>(entries);
        batch.set(spoiled, spoil.apply(entries.get(spoiled).toBuilder()).build());
        return batch;
    }

    private static SendMessageBatchRequestEntry entry(int index, String body) {
        return SendMessageBatchRequestEntry.builder()
                .id("entry-" + index)
                .messageBody(body)
                .build();
    }

    private static DeleteMessageBatchRequestEntry deletion(String id, String receiptHandle) {
        return DeleteMessageBatchRequestEntry.builder()
                .id(id)
                .receiptHandle(receiptHandle)
                .build();
    }
}
