package couplinglab.order.relay;

import couplinglab.order.book.CouplingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Cuts what a relay has claimed into requests: one mode and destination each, and no more bytes than one may have. */
final class Batches {
    /** SQS counts the bodies of a whole batch: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html */
    static final int MAX_BYTES = 1024 * 1024;

    private Batches() {}

    record Batch(CouplingMode mode, String destination, List<OutboxMessage> messages) {}

    private record Address(CouplingMode mode, String destination) {}

    static List<Batch> of(List<OutboxMessage> claimed, int maxBytes) {
        Map<Address, List<OutboxMessage>> byAddress = new LinkedHashMap<>();
        for (OutboxMessage message : claimed) {
            byAddress
                    .computeIfAbsent(new Address(message.mode(), message.destination()), any -> new ArrayList<>())
                    .add(message);
        }
        List<Batch> batches = new ArrayList<>();
        byAddress.forEach((address, messages) -> cut(messages, maxBytes)
                .forEach(part -> batches.add(new Batch(address.mode(), address.destination(), part))));
        return batches;
    }

    private static List<List<OutboxMessage>> cut(List<OutboxMessage> messages, int maxBytes) {
        List<List<OutboxMessage>> parts = new ArrayList<>();
        List<OutboxMessage> part = new ArrayList<>();
        int bytes = 0;
        for (OutboxMessage message : messages) {
            if (!part.isEmpty() && bytes + message.bytes() > maxBytes) {
                parts.add(part);
                part = new ArrayList<>();
                bytes = 0;
            }
            part.add(message);
            bytes += message.bytes();
        }
        parts.add(part);
        return parts;
    }
}
