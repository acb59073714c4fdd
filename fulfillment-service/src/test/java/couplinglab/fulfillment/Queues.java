package couplinglab.fulfillment;

import couplinglab.contracts.Confirmation;
import couplinglab.contracts.MalformedMessage;
import couplinglab.contracts.MessageFormat;
import couplinglab.contracts.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** The broker, as the other services see it. */
public final class Queues {
    private final SqsAsyncClient sqs;
    private final MessageFormat format = new MessageFormat();
    private final Map<String, List<Confirmation>> confirmations = new HashMap<>();

    public Queues(SqsAsyncClient sqs) {
        this.sqs = sqs;
    }

    /** In one batch, so that the consumer is likely to receive them in one. */
    public void send(String queue, String... bodies) {
        var entries = IntStream.range(0, bodies.length)
                .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                        .id("m" + i)
                        .messageBody(bodies[i])
                        .build())
                .toList();
        sqs.sendMessageBatch(request -> request.queueUrl(url(queue)).entries(entries))
                .join();
    }

    public void send(String queue, String body, Map<String, String> attributes) {
        var values = new HashMap<String, MessageAttributeValue>();
        attributes.forEach((name, value) -> values.put(
                name,
                MessageAttributeValue.builder()
                        .dataType("String")
                        .stringValue(value)
                        .build()));
        sqs.sendMessage(request ->
                        request.queueUrl(url(queue)).messageBody(body).messageAttributes(values))
                .join();
    }

    /** All confirmations of the order that came to the queue so far. */
    public List<Confirmation> confirmations(String queue, String orderId) throws MalformedMessage {
        var came = confirmations.computeIfAbsent(queue, name -> new ArrayList<>());
        for (var message : receive(queue)) {
            came.add(format.readConfirmation(message.body()));
            sqs.deleteMessage(request -> request.queueUrl(url(queue)).receiptHandle(message.receiptHandle()))
                    .join();
        }
        return came.stream()
                .filter(confirmation -> confirmation.orderId().equals(orderId))
                .toList();
    }

    public List<Confirmation> confirmations(String orderId) throws MalformedMessage {
        return confirmations(Topology.ORDER_CONFIRMATIONS, orderId);
    }

    /** Visible and in flight. */
    public int size(String queue) {
        var attributes = sqs.getQueueAttributes(request -> request.queueUrl(url(queue))
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .join()
                .attributes();
        return attributes.values().stream().mapToInt(Integer::parseInt).sum();
    }

    /** Free to be received. */
    public int visible(String queue) {
        return Integer.parseInt(sqs.getQueueAttributes(request ->
                        request.queueUrl(url(queue)).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .join()
                .attributes()
                .get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
    }

    private List<Message> receive(String queue) {
        return sqs.receiveMessage(request ->
                        request.queueUrl(url(queue)).maxNumberOfMessages(10).waitTimeSeconds(0))
                .join()
                .messages();
    }

    private String url(String queue) {
        return sqs.getQueueUrl(request -> request.queueName(queue)).join().queueUrl();
    }
}
