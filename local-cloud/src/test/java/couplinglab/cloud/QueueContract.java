package couplinglab.cloud;

import static couplinglab.cloud.DeliveryContract.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.cloud.TestQueue.Counts;
import couplinglab.contracts.Topology;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** What a queue is asked for besides its messages, and how long it lets one wait. */
interface QueueContract extends OnACloud {
    @Test
    default void findsAQueueByItsName(TestQueue queue) {
        assertThat(sqs().url(queue.name()))
                .isEqualTo(queue.url())
                .endsWith("/" + Topology.ACCOUNT + "/" + queue.name());
    }

    @Test
    default void saysThatThereIsNoSuchQueue(TestQueue queue) {
        var missing = new Refusal(QueueDoesNotExistException.class, codeOfAMissingQueue());
        var url = queue.url() + "-elsewhere";
        var client = sqs().client();
        assertThat(Refusal.of(() -> sqs().url("nowhere"))).isEqualTo(missing);
        assertThat(Refusal.of(() ->
                        client.sendMessage(request -> request.queueUrl(url).messageBody("lost"))))
                .isEqualTo(missing);
        assertThat(Refusal.of(() -> client.receiveMessage(request -> request.queueUrl(url))))
                .isEqualTo(missing);
    }

    /** The receive is on its way before the message is, and waits for it. */
    @Test
    default void endsALongPollWhenAMessageArrives(TestQueue queue) throws InterruptedException {
        var asked = new CountDownLatch(1);
        var received = CompletableFuture.supplyAsync(() -> sqs().client()
                .receiveMessage(request -> request.queueUrl(queue.url())
                        .waitTimeSeconds(20)
                        .overrideConfiguration(override -> override.addPlugin(onTransmission(asked::countDown)))));
        asked.await();
        queue.send("awaited");
        assertThat(received.join().messages()).extracting(Message::body).containsExactly("awaited");
    }

    @Test
    default void endsALongPollWithoutAMessage(TestQueue queue) {
        assertThat(queue.receive(LONG, 1)).isEmpty();
        queue.send("later");
        assertThat(queue.receive(LONG, 1)).extracting(Message::body).containsExactly("later");
    }

    @Test
    default void delaysAMessage(TestQueue queue) {
        queue.send(request -> request.messageBody("not for long").delaySeconds(900));
        assertThat(queue.receive(LONG)).isEmpty();
        queue.send(request -> request.messageBody("not yet").delaySeconds(1));
        assertThat(queue.receiveOne(LONG).body()).isEqualTo("not yet");
    }

    @Test
    default void countsWhatIsVisibleInFlightAndDelayed(TestQueue queue) {
        IntStream.range(0, 3).forEach(index -> queue.send("body " + index));
        queue.send(request -> request.messageBody("delayed").delaySeconds(900));
        assertThat(queue.counts()).isEqualTo(new Counts(3, 0, 1));
        sqs().client().receiveMessage(request -> request.queueUrl(queue.url()).visibilityTimeout(LONG));
        assertThat(queue.counts()).isEqualTo(new Counts(2, 1, 1));
    }

    @Test
    default void givesOneMessageToWhoeverDoesNotSayHowMany(TestQueue queue) {
        IntStream.range(0, 2).forEach(index -> queue.send("body " + index));
        assertThat(sqs().client()
                        .receiveMessage(request -> request.queueUrl(queue.url()))
                        .messages())
                .hasSize(1);
    }

    @Test
    default void givesTenAtMost(TestQueue queue) {
        IntStream.range(0, 12).forEach(index -> queue.send("body " + index));
        assertThat(queue.receive(LONG)).hasSize(10);
        assertThat(queue.receive(LONG)).hasSize(2);
    }

    @Test
    default void refusesToGiveMoreThanTen(TestQueue queue) {
        assertThat(Refusal.of(() -> sqs().client()
                        .receiveMessage(request -> request.queueUrl(queue.url()).maxNumberOfMessages(11))))
                .isEqualTo(tooManyAsked());
    }

    @Test
    default void purgesWhatIsVisibleInFlightAndDelayed(TestQueue queue) {
        queue.send("in flight");
        queue.receiveOne(LONG);
        queue.send("visible");
        queue.send(request -> request.messageBody("delayed").delaySeconds(1));
        purge(queue);
        assertThat(queue.counts()).isEqualTo(new Counts(0, 0, 0));
        assertThat(queue.receive(LONG, 3)).isEmpty();
    }

    /** SQS refuses it for a minute: PurgeQueueInProgress. */
    @Test
    default void purgesAgainAtOnce(TestQueue queue) {
        purge(queue);
        queue.send("between");
        purge(queue);
        assertThat(queue.receive(LONG)).isEmpty();
    }

    @Test
    default void saysWhatItWasTold(TestQueue queue) {
        var policy = "{\"Version\":\"2012-10-17\",\"Statement\":[]}";
        var told = Map.of(
                QueueAttributeName.VISIBILITY_TIMEOUT, "7",
                QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS, "3",
                QueueAttributeName.DELAY_SECONDS, "1");
        var toldInAddition = Map.of(
                QueueAttributeName.MESSAGE_RETENTION_PERIOD, "60",
                QueueAttributeName.MAXIMUM_MESSAGE_SIZE, "2048",
                QueueAttributeName.POLICY, policy);
        sqs().client()
                .setQueueAttributes(request -> request.queueUrl(queue.url()).attributes(told));
        sqs().client()
                .setQueueAttributes(request -> request.queueUrl(queue.url()).attributes(toldInAddition));
        assertThat(sqs().attributes(queue.name())).containsAllEntriesOf(told);
        assertSaysAlso(toldInAddition, sqs().attributes(queue.name()));
    }

    default String codeOfAMissingQueue() {
        return "AWS.SimpleQueueService.NonExistentQueue";
    }

    default Refusal tooManyAsked() {
        return Refusal.untyped("InvalidParameterValue");
    }

    /** Retention, the largest size, and the policy. */
    default void assertSaysAlso(Map<QueueAttributeName, String> told, Map<QueueAttributeName, String> said) {
        assertThat(said).containsAllEntriesOf(told);
    }

    private static SdkPlugin onTransmission(Runnable action) {
        var interceptor = new ExecutionInterceptor() {
            @Override
            public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
                action.run();
            }
        };
        return client -> client.overrideConfiguration(client.overrideConfiguration().toBuilder()
                .addExecutionInterceptor(interceptor)
                .build());
    }

    private void purge(TestQueue queue) {
        sqs().client().purgeQueue(request -> request.queueUrl(queue.url()));
    }
}
