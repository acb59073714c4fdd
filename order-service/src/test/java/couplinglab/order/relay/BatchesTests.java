package couplinglab.order.relay;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTests {

    @Test
    void cutsByBytesAndKeepsTheOrder() {
        var messages = List.of(message(1, "aaaa"), message(2, "bbbb"), message(3, "cc"), message(4, "ddddddddd"));

        assertThat(Batches.of(messages, 8))
                .extracting(batch ->
                        batch.messages().stream().map(OutboxMessage::id).toList())
                .containsExactly(List.of(1L, 2L), List.of(3L), List.of(4L));
    }

    @Test
    void countsBytesAndNotCharacters() {
        var messages = List.of(message(1, "öö"), message(2, "ööö"));

        assertThat(Batches.of(messages, 9)).hasSize(2);
        assertThat(Batches.of(messages, 10)).hasSize(1);
    }

    @Test
    void makesNoBatchOfNothing() {
        assertThat(Batches.of(List.of(), 10)).isEmpty();
    }

    @Test
    void takesTenOfTheLargestOrdersInOneBatch() {
        var line = new OrderLine("A".repeat(32), 1000, Price.parse("99999.99"));
        var content = new OrderContent("\uD83E\uDED6".repeat(64), "US", Collections.nCopies(50, line));
        var largest = new MessageFormat()
                .write(new OrderPlaced(
                        UUID.randomUUID().toString(),
                        "k".repeat(255),
                        content.customer(),
                        content.destination(),
                        content.lines(),
                        content.total(),
                        Instant.now(),
                        "order-confirmations"));
        var ten = IntStream.range(0, 10).mapToObj(id -> message(id, largest)).toList();

        assertThat(Batches.of(ten, Batches.MAX_BYTES)).hasSize(1);
    }

    private static OutboxMessage message(long id, String body) {
        return new OutboxMessage(id, "order", CouplingMode.QUEUE, "orders", body);
    }
}
