package couplinglab.broker.sending;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** Sends by SendMessageBatch, in whose successful answer single messages may have failed. */
final class SqsSender implements Sender {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final SqsAsyncClient sqs;
    private final Map<String, String> urls = new ConcurrentHashMap<>();

    SqsSender(SqsAsyncClient sqs) {
        this.sqs = sqs;
    }

    @Override
    public List<Receipt> send(String queue, List<Outgoing> messages) {
        var receipts = new ArrayList<Receipt>(messages.size());
        for (var batch : Batches.of(messages)) {
            try {
                receipts.addAll(sendBatch(queue, batch));
            } catch (BrokerUnavailable unavailable) {
                if (receipts.isEmpty()) {
                    throw unavailable;
                }
                var gone = new Receipt(unavailable.getMessage());
                batch.forEach(message -> receipts.add(gone));
            }
        }
        return receipts;
    }

    private List<Receipt> sendBatch(String queue, List<Outgoing> batch) {
        var entries = IntStream.range(0, batch.size())
                .mapToObj(i -> entry(i, batch.get(i)))
                .toList();
        try {
            var url = urls.computeIfAbsent(queue, this::urlOf);
            return receipts(
                    batch.size(),
                    sqs.sendMessageBatch(request -> request.queueUrl(url)
                                    .entries(entries)
                                    .overrideConfiguration(call -> call.apiCallTimeout(TIMEOUT)))
                            .join());
        } catch (CompletionException failure) {
            throw new BrokerUnavailable(queue, failure.getCause() == null ? failure : failure.getCause());
        }
    }

    private String urlOf(String queue) {
        return sqs.getQueueUrl(
                        request -> request.queueName(queue).overrideConfiguration(call -> call.apiCallTimeout(TIMEOUT)))
                .join()
                .queueUrl();
    }

    private static List<Receipt> receipts(int size, SendMessageBatchResponse response) {
        var receipts = new ArrayList<Receipt>(size);
        for (int i = 0; i < size; i++) {
            receipts.add(new Receipt("the broker did not mention it in its answer"));
        }
        response.successful().forEach(sent -> receipts.set(Integer.parseInt(sent.id()), Receipt.ACKNOWLEDGED));
        response.failed()
                .forEach(failed -> receipts.set(
                        Integer.parseInt(failed.id()), new Receipt(failed.code() + ": " + failed.message())));
        return receipts;
    }

    private static SendMessageBatchRequestEntry entry(int id, Outgoing message) {
        return SendMessageBatchRequestEntry.builder()
                .id(Integer.toString(id))
                .messageBody(message.body())
                .messageAttributes(message.attributes().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> value(entry.getValue()))))
                .build();
    }

    private static MessageAttributeValue value(Outgoing.Attribute attribute) {
        var value = MessageAttributeValue.builder().dataType(attribute.type());
        return attribute.holdsBytes()
                ? value.binaryValue(SdkBytes.fromByteArray(Base64.getDecoder().decode(attribute.value())))
                        .build()
                : value.stringValue(attribute.value()).build();
    }
}
