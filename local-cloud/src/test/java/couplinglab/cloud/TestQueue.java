package couplinglab.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.contracts.Topology;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** A queue for one test. The one that is made for it has dead letters, like the queues of the topology. */
record TestQueue(Sqs sqs, String name, String url) implements AutoCloseable {
    /** In seconds, the longest that SQS allows. */
    private static final int LONGEST_WAIT = 20;

    /** A minute and more, for a machine that is busy with other things. */
    private static final int POLLS = 4;

    record Counts(int visible, int inFlight, int delayed) {}

    static TestQueue madeOn(Sqs sqs) {
        var name = "test-" + UUID.randomUUID();
        made(sqs, Topology.dlqOf(name), Map.of());
        var redrive = "{\"deadLetterTargetArn\":\"" + Topology.arnOf(Topology.dlqOf(name)) + "\",\"maxReceiveCount\":"
                + Topology.MAX_RECEIVES + "}";
        return made(sqs, name, Map.of(QueueAttributeName.REDRIVE_POLICY, redrive));
    }

    private static TestQueue made(Sqs sqs, String name, Map<QueueAttributeName, String> attributes) {
        var queue = sqs.client().createQueue(request -> request.queueName(name).attributes(attributes));
        return new TestQueue(sqs, name, queue.queueUrl());
    }

    TestQueue deadLetters() {
        var dlq = Topology.dlqOf(name);
        return new TestQueue(sqs, dlq, sqs.url(dlq));
    }

    SendMessageResponse send(String body) {
        return send(request -> request.messageBody(body));
    }

    SendMessageResponse send(UnaryOperator<SendMessageRequest.Builder> message) {
        return sqs.client()
                .sendMessage(message.apply(SendMessageRequest.builder().queueUrl(url))
                        .build());
    }

    SendMessageBatchResponse send(List<SendMessageBatchRequestEntry> entries) {
        return sqs.client().sendMessageBatch(batch -> batch.queueUrl(url).entries(entries));
    }

    /** Up to ten of those that are visible now. */
    List<Message> receive(int visibilitySeconds) {
        return sqs.receive(name, visibilitySeconds);
    }

    List<Message> receive(int visibilitySeconds, int waitSeconds) {
        return sqs.receive(name, visibilitySeconds, waitSeconds);
    }

    /** The only one, which may take a while to become visible. */
    Message receiveOne(int visibilitySeconds) {
        var received = IntStream.range(0, POLLS)
                .mapToObj(poll -> receive(visibilitySeconds, LONGEST_WAIT))
                .filter(messages -> !messages.isEmpty())
                .findFirst()
                .orElse(List.of());
        assertThat(received).hasSize(1);
        return received.get(0);
    }

    void delete(Message message) {
        sqs.delete(name, message);
    }

    void changeVisibility(Message message, int seconds) {
        sqs.client()
                .changeMessageVisibility(request -> request.queueUrl(url)
                        .receiptHandle(message.receiptHandle())
                        .visibilityTimeout(seconds));
    }

    Counts counts() {
        var attributes = sqs.attributes(name);
        return new Counts(
                count(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
                count(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE),
                count(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED));
    }

    private static int count(Map<QueueAttributeName, String> attributes, QueueAttributeName name) {
        assertThat(attributes).containsKey(name);
        return Integer.parseInt(attributes.getOrDefault(name, ""));
    }

    @Override
    public void close() {
        for (var made : List.of(url, deadLetters().url)) {
            sqs.client().deleteQueue(request -> request.queueUrl(made));
        }
    }
}
