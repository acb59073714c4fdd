package couplinglab.order.relay;

import couplinglab.contracts.MessageFormat;
import couplinglab.contracts.OrderContent;
import couplinglab.contracts.OrderLine;
import couplinglab.contracts.OrderPlaced;
import couplinglab.contracts.Price;
import couplinglab.order.book.CouplingMode;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;

/** Orders that have as many bytes as a valid order can have, and what has more. */
final class LargestOrder {
    private LargestOrder() {}

    static List<OutboxMessage> messages(CouplingMode mode, String destination, int count) {
        return LongStream.rangeClosed(1, count)
                .mapToObj(id -> new OutboxMessage(id, "order-" + id, mode, destination, body()))
                .toList();
    }

    /** No order, but a JSON object of so many bytes, with characters of three of them. */
    static String bodyOf(int bytes) {
        int inner = bytes - "{\"tea\":\"\"}".length();
        return "{\"tea\":\"" + "x".repeat(inner % 3) + "\u8336".repeat(inner / 3) + "\"}";
    }

    private static String body() {
        var line = new OrderLine("A".repeat(32), 1000, Price.parse("99999.99"));
        var content = new OrderContent("\uD83E\uDED6".repeat(64), "US", Collections.nCopies(50, line));
        return new MessageFormat()
                .write(new OrderPlaced(
                        UUID.randomUUID().toString(),
                        "k".repeat(255),
                        content.customer(),
                        content.destination(),
                        content.lines(),
                        content.total(),
                        Instant.now(),
                        "order-confirmations-2"));
    }
}
