package couplinglab.cloud;

import static couplinglab.contracts.Topology.MAX_RECEIVES;
import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.cloud.TestQueue.Counts;
import couplinglab.contracts.Topology;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageNotInflightException;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;

/** At least once: what is not deleted comes back, until it has been received too often. */
interface DeliveryContract extends OnACloud {
    /** Long enough to stay hidden for the rest of a test. */
    int LONG = 600;

    @Test
    default void deliversWhatWasSent(TestQueue queue) {
        var sent = queue.send("hello");
        var received = queue.receiveOne(LONG);
        assertThat(received.messageId()).isEqualTo(sent.messageId());
        assertThat(received.body()).isEqualTo("hello");
        assertThat(received.md5OfBody()).isEqualTo(sent.md5OfMessageBody());
        assertThat(received.attributes())
                .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1")
                .containsKeys(
                        MessageSystemAttributeName.SENT_TIMESTAMP,
                        MessageSystemAttributeName.SENDER_ID,
                        MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP);
    }

    @Test
    default void hidesWhatWasReceived(TestQueue queue) {
        queue.send("hidden");
        queue.receiveOne(LONG);
        assertThat(queue.receive(LONG)).isEmpty();
    }

    @Test
    default void redeliversWhatWasNotDeleted(TestQueue queue) {
        queue.send("again");
        var first = queue.receiveOne(1);
        var second = queue.receiveOne(LONG);
        assertThat(second.messageId()).isEqualTo(first.messageId());
        assertThat(receivesOf(first)).isEqualTo(1);
        assertThat(receivesOf(second)).isEqualTo(2);
        assertThat(second.receiptHandle()).isNotEqualTo(first.receiptHandle());
    }

    @Test
    default void neverDeliversAgainWhatWasDeleted(TestQueue queue) {
        queue.send("once");
        queue.delete(queue.receiveOne(1));
        assertThat(queue.receive(LONG, 3)).isEmpty();
        assertThat(queue.counts()).isEqualTo(new Counts(0, 0, 0));
    }

    @Test
    default void endsVisibilityAtOnce(TestQueue queue) {
        queue.send("given back");
        queue.changeVisibility(queue.receiveOne(LONG), 0);
        assertThat(receivesOf(queue.receiveOne(LONG))).isEqualTo(2);
    }

    @Test
    default void extendsVisibility(TestQueue queue) {
        queue.send("still at work");
        queue.changeVisibility(queue.receiveOne(5), LONG);
        assertThat(queue.receive(LONG, 7)).isEmpty();
        assertThat(queue.counts()).isEqualTo(new Counts(0, 1, 0));
    }

    /** Redelivered: visible again, or in the hands of another who has the newer receipt. */
    @Test
    default void deletesByTheReceiptOfAnEarlierDelivery(TestQueue queue) {
        queue.send("slow consumer");
        var first = queue.receiveOne(0);
        queue.receiveOne(LONG);
        queue.delete(first);
        assertThat(queue.counts()).isEqualTo(new Counts(0, 0, 0));
    }

    @Test
    default void deletesWhatIsVisibleAgain(TestQueue queue) {
        queue.send("late");
        queue.delete(queue.receiveOne(0));
        assertThat(queue.receive(LONG)).isEmpty();
    }

    @Test
    default void acceptsASecondDelete(TestQueue queue) {
        queue.send("twice");
        var message = queue.receiveOne(LONG);
        queue.delete(message);
        queue.delete(message);
        assertThat(queue.counts()).isEqualTo(new Counts(0, 0, 0));
    }

    @Test
    default void refusesAReceiptThatItNeverGave(TestQueue queue) {
        var forged = Message.builder().receiptHandle("forged").build();
        assertThat(Refusal.of(() -> queue.delete(forged)))
                .isEqualTo(new Refusal(ReceiptHandleIsInvalidException.class, "ReceiptHandleIsInvalid"));
    }

    @Test
    default void refusesToChangeTheVisibilityOfWhatIsNotInFlight(TestQueue queue) {
        queue.send("visible");
        var message = queue.receiveOne(0);
        assertThat(Refusal.of(() -> queue.changeVisibility(message, LONG)))
                .isEqualTo(new Refusal(MessageNotInflightException.class, "MessageNotInflight"));
    }

    @Test
    default void movesAMessageToTheDeadLettersAtTheReceiveAfterTheLast(TestQueue queue) {
        queue.send("poison");
        for (int receive = 1; receive <= MAX_RECEIVES; receive++) {
            assertThat(receivesOf(queue.receiveOne(0))).isEqualTo(receive);
        }
        assertThat(queue.deadLetters().counts()).isEqualTo(new Counts(0, 0, 0));
        assertThat(queue.receive(0)).isEmpty();
        assertThat(queue.deadLetters().receiveOne(LONG).body()).isEqualTo("poison");
        assertThat(queue.counts()).isEqualTo(new Counts(0, 0, 0));
    }

    @Test
    default void keepsADeadLetterAsItWas(TestQueue queue) {
        var attribute = MessageAttributeValue.builder()
                .dataType("String")
                .stringValue("kept")
                .build();
        var sent = queue.send(request -> request.messageBody("poison").messageAttributes(Map.of("label", attribute)));
        var last = Deaths.of(queue);
        assertThat(queue.deadLetters().receiveOne(LONG)).satisfies(dead -> {
            assertThat(dead.messageId()).isEqualTo(sent.messageId());
            assertThat(dead.body()).isEqualTo("poison");
            assertThat(dead.messageAttributes()).isEqualTo(Map.of("label", attribute));
            assertThat(dead.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP))
                    .isNotNull()
                    .isEqualTo(last.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP));
        });
    }

    @Test
    default void remembersWhenADeadLetterWasFirstReceived(TestQueue queue) {
        queue.send("poison");
        var last = Deaths.of(queue);
        assertThat(firstReceiveOf(queue.deadLetters().receiveOne(LONG)))
                .isNotNull()
                .isEqualTo(firstReceiveOf(last));
    }

    @Test
    default void goesOnCountingTheReceivesOfADeadLetter(TestQueue queue) {
        queue.send("poison");
        Deaths.of(queue);
        assertThat(receivesOf(queue.deadLetters().receiveOne(LONG))).isEqualTo(MAX_RECEIVES + 1);
    }

    @Test
    default void saysWhereADeadLetterComesFrom(TestQueue queue) {
        queue.send("poison");
        Deaths.of(queue);
        assertThat(queue.deadLetters().receiveOne(LONG).attributes())
                .containsEntry(MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN, Topology.arnOf(queue.name()));
    }

    /** Send first, remove after the acknowledgement: what dies in between is there twice, never lost. */
    @Test
    default void takesADeadLetterBackByHand(TestQueue queue) {
        queue.send("poison");
        Deaths.of(queue);
        var dead = queue.deadLetters().receiveOne(LONG);
        var sentAgain = queue.send(dead.body());
        queue.deadLetters().delete(dead);
        assertThat(queue.deadLetters().counts()).isEqualTo(new Counts(0, 0, 0));
        assertThat(queue.receiveOne(LONG)).satisfies(message -> {
            assertThat(message.messageId()).isEqualTo(sentAgain.messageId()).isNotEqualTo(dead.messageId());
            assertThat(message.body()).isEqualTo("poison");
            assertThat(receivesOf(message)).isEqualTo(1);
        });
    }

    static @Nullable String firstReceiveOf(Message message) {
        return message.attributes().get(MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP);
    }

    private static int receivesOf(Message message) {
        return Integer.parseInt(message.attributesAsStrings().getOrDefault("ApproximateReceiveCount", "-1"));
    }
}
