package couplinglab.order.relay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** Cuts what a relay has claimed into requests: one address each, and no more bytes than one may have. */
final class Batches {
    private Batches() {}

    record Batch(Address address, List<OutboxMessage> messages) {}

    static List<Batch> byAddress(List<OutboxMessage> claimed) {
        Map<Address, List<OutboxMessage>> byAddress = new LinkedHashMap<>();
        for (OutboxMessage message : claimed) {
            byAddress
                    .computeIfAbsent(message.address(), any -> new ArrayList<>())
                    .add(message);
        }
        List<Batch> batches = new ArrayList<>();
        byAddress.forEach((address, messages) -> batches.add(new Batch(address, messages)));
        return batches;
    }

    /** A message that has more bytes than a request may have is a part of its own: only its broker can say what is wrong. */
    static List<List<OutboxMessage>> cut(
            List<OutboxMessage> messages, int maxBytes, ToIntFunction<OutboxMessage> bytesOf) {
        List<List<OutboxMessage>> parts = new ArrayList<>();
        List<OutboxMessage> part = new ArrayList<>();
        int bytes = 0;
        for (OutboxMessage message : messages) {
            int more = bytesOf.applyAsInt(message);
            if (!part.isEmpty() && bytes + more > maxBytes) {
                parts.add(part);
                part = new ArrayList<>();
                bytes = 0;
            }
            part.add(message);
            bytes += more;
        }
        if (!part.isEmpty()) {
            parts.add(part);
        }
        return parts;
    }
}
