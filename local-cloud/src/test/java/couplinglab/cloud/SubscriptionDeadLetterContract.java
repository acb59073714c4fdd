package couplinglab.cloud;

import static couplinglab.cloud.DeliveryContract.LONG;
import static couplinglab.cloud.PublishContract.attribute;
import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.contracts.Topology;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of a message that a subscriber's queue never gets: the queue of its RedrivePolicy has it. */
interface SubscriptionDeadLetterContract extends OnSns {
    /** As SNS does for what is no use to be tried again. */
    @Test
    default void sendsToTheDeadLettersWhatTheQueueCannotGet(TestTopic topic, TestQueue queue) {
        subscribe(topic, Topology.arnOf("gone"), redriving(queue));
        topic.publish("undeliverable");
        var letter = queue.receiveOne(LONG);
        assertThat(letter.body()).isEqualTo("undeliverable");
        if (differsBy(SnsDifference.EXPLAINS_NO_DEAD_LETTER)) {
            assertThat(letter.messageAttributes()).isEmpty();
        } else {
            assertThat(letter.messageAttributes()).containsOnlyKeys("ErrorCode", "ErrorMessage");
        }
    }

    /** https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html: "discarded as client side errors" */
    @Test
    default void sendsToTheDeadLettersWhatHasMoreAttributesThanAQueueTakes(
            TestTopic topic, TestQueue queue, TestQueue deadLetters) {
        subscribe(topic, queue, redriving(deadLetters));
        var attributes = IntStream.rangeClosed('a', 'k')
                .boxed()
                .collect(Collectors.toMap(Character::toString, letter -> attribute("String", "x")));
        sns().publish(request ->
                request.topicArn(topic.arn()).message("eleven attributes").messageAttributes(attributes));
        if (differsBy(SnsDifference.DELIVERS_MORE_ATTRIBUTES_THAN_A_QUEUE_TAKES)) {
            assertThat(queue.receiveOne(LONG).messageAttributes()).hasSize(11);
        } else {
            assertUndelivered(queue, deadLetters);
        }
    }

    /** The letter has as many of them as there is room for beside the explanation. */
    private static void assertUndelivered(TestQueue queue, TestQueue deadLetters) {
        var letter = deadLetters.receiveOne(LONG);
        assertThat(letter.body()).isEqualTo("eleven attributes");
        assertThat(letter.messageAttributes())
                .containsOnlyKeys("a", "b", "c", "d", "e", "f", "g", "h", "ErrorCode", "ErrorMessage");
        assertThat(queue.counts()).isEqualTo(new TestQueue.Counts(0, 0, 0));
    }

    /** https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html: standard topics use standard queues. */
    @Test
    default void refusesAFifoQueueForDeadLetters(TestTopic topic, TestQueue queue) {
        var policy = Map.of("RedrivePolicy", "{\"deadLetterTargetArn\":\"" + Topology.arnOf("first-in.fifo") + "\"}");
        assertRefused(
                INVALID, SnsDifference.TAKES_A_FIFO_QUEUE_FOR_DEAD_LETTERS, () -> subscribe(topic, queue, policy));
    }

    private static Map<String, String> redriving(TestQueue deadLetters) {
        var policy = "{\"deadLetterTargetArn\":\"" + Topology.arnOf(deadLetters.name()) + "\"}";
        return Map.of("RawMessageDelivery", "true", "RedrivePolicy", policy);
    }
}
