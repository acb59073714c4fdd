package couplinglab.fulfillment.confirming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import couplinglab.broker.sending.BrokerUnavailable;
import couplinglab.broker.sending.Outgoing;
import couplinglab.broker.sending.Receipt;
import couplinglab.contracts.OrderFulfilled;
import couplinglab.contracts.Topology;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConfirmationsTests {
    private final Map<String, List<Outgoing>> sent = new LinkedHashMap<>();

    @Test
    void groupsByQueueAndKeepsTheOrderOfTheReceipts() {
        var confirmations = new Confirmations((queue, messages) -> {
            sent.put(queue, messages);
            return messages.stream().map(message -> new Receipt(message.body())).toList();
        });
        var replies = List.of(
                reply(Topology.ORDER_CONFIRMATIONS, 1),
                reply(Topology.ORDER_CONFIRMATIONS_2, 2),
                reply(Topology.ORDER_CONFIRMATIONS, 3));

        var receipts = confirmations.send(replies);

        assertThat(sent).containsOnlyKeys(Topology.ORDER_CONFIRMATIONS, Topology.ORDER_CONFIRMATIONS_2);
        assertThat(sent.get(Topology.ORDER_CONFIRMATIONS)).hasSize(2);
        for (int i = 0; i < 3; i++) {
            assertThat(receipts.get(i).error()).contains("\"shipment\":" + (i + 1));
        }
    }

    @Test
    void letsOneQueueFailAlone() {
        var confirmations = new Confirmations((queue, messages) -> {
            if (queue.equals(Topology.ORDER_CONFIRMATIONS)) {
                throw new BrokerUnavailable(queue, new IOException("unplugged"));
            }
            return messages.stream().map(message -> Receipt.ACKNOWLEDGED).toList();
        });

        var receipts = confirmations.send(
                List.of(reply(Topology.ORDER_CONFIRMATIONS, 1), reply(Topology.ORDER_CONFIRMATIONS_2, 2)));

        assertThat(receipts).extracting(Receipt::acknowledged).containsExactly(false, true);
    }

    @Test
    void answersOnlyToQueuesOfTheTopology() {
        assertThatThrownBy(() -> reply(Topology.ORDERS, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Reply reply(String queue, long shipment) {
        return new Reply(queue, new OrderFulfilled(UUID.randomUUID().toString(), null, shipment, Instant.EPOCH));
    }
}
