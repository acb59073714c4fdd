package couplinglab.order.relay;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.order.book.CouplingMode;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchesTests {

    @Test
    void cutsByBytesAndKeepsTheOrder() {
        var messages = List.of(message(1, "aaaa"), message(2, "bbbb"), message(3, "cc"), message(4, "ddddddddd"));

        assertThat(Batches.cut(messages, 8, OutboxMessage::bytes))
                .extracting(part -> part.stream().map(OutboxMessage::id).toList())
                .containsExactly(List.of(1L, 2L), List.of(3L), List.of(4L));
    }

    @Test
    void countsBytesAndNotCharacters() {
        var messages = List.of(message(1, "öö"), message(2, "ööö"));

        assertThat(Batches.cut(messages, 9, OutboxMessage::bytes)).hasSize(2);
        assertThat(Batches.cut(messages, 10, OutboxMessage::bytes)).hasSize(1);
    }

    @Test
    void countsAsTheIntermediaryCounts() {
        var messages = List.of(message(1, "aaaa"), message(2, "bbbb"));

        assertThat(Batches.cut(messages, 8, message -> message.bytes() + 1)).hasSize(2);
    }

    @Test
    void makesNoBatchOfNothing() {
        assertThat(Batches.byAddress(List.of())).isEmpty();
        assertThat(Batches.cut(List.of(), 10, OutboxMessage::bytes)).isEmpty();
    }

    @Test
    void mixesNeitherModesNorDestinations() {
        var queue = message(1, "a");
        var topic = new OutboxMessage(2, "order", CouplingMode.TOPIC, "orders", "a");
        var elsewhere = new OutboxMessage(3, "order", CouplingMode.QUEUE, "elsewhere", "a");
        var again = message(4, "a");

        assertThat(Batches.byAddress(List.of(queue, topic, elsewhere, again)))
                .extracting(Batches.Batch::messages)
                .containsExactly(List.of(queue, again), List.of(topic), List.of(elsewhere));
    }

    private static OutboxMessage message(long id, String body) {
        return new OutboxMessage(id, "order", CouplingMode.QUEUE, "orders", body);
    }
}
