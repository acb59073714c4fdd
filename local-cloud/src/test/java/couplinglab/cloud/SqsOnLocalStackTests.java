package couplinglab.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.cloud.TestQueue.Counts;
import couplinglab.testing.LocalStack;
import couplinglab.testing.NeedsDocker;
import org.junit.jupiter.api.Test;

/** Where LocalStack differs from SQS; docs/localstack.md has the list. */
@NeedsDocker
class SqsOnLocalStackTests implements SqsContract {
    private final Sqs sqs = Sqs.at(LocalStack.endpoint());

    @Override
    public Sqs sqs() {
        return sqs;
    }

    /** It blames itself for a forbidden character and for a forged receipt. */
    @Override
    public boolean blamesTheSender() {
        return false;
    }

    /** It stumbles over them: status 500. */
    @Override
    public Refusal unpairedSurrogate() {
        return Refusal.untyped("InternalError");
    }

    @Test
    @Override
    public void refusesTheEmptyEntryAlone(TestQueue queue) {
        BatchContract.assertThatTheOthersArrive(
                queue, entry -> entry.messageBody(""), "MissingRequiredParameterException", true);
    }

    @Test
    @Override
    public void refusesTheEntryWithTooLongADelayAlone(TestQueue queue) {
        var entries = BatchContract.with(BatchContract.entries(10), 3, entry -> entry.delaySeconds(901));
        assertThat(queue.send(entries).successful()).hasSize(10);
        assertThat(queue.counts()).isEqualTo(new Counts(9, 0, 1));
    }

    @Test
    @Override
    public void refusesToChangeTheVisibilityOfWhatIsNotInFlight(TestQueue queue) {
        queue.send("visible");
        queue.changeVisibility(queue.receiveOne(0), DeliveryContract.LONG);
        assertThat(queue.counts()).isEqualTo(new Counts(1, 0, 0));
    }

    @Test
    @Override
    public void remembersWhenADeadLetterWasFirstReceived(TestQueue queue) {
        queue.send("poison");
        var last = Deaths.of(queue);
        assertThat(DeliveryContract.firstReceiveOf(queue.deadLetters().receiveOne(DeliveryContract.LONG)))
                .isNotNull()
                .isNotEqualTo(DeliveryContract.firstReceiveOf(last));
    }
}
