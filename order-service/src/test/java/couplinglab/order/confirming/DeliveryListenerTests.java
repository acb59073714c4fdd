package couplinglab.order.confirming;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.contracts.MessageFormat;
import couplinglab.contracts.OrderDelivered;
import couplinglab.database.Transactions;
import couplinglab.order.FreshDatabase;
import couplinglab.order.TestDatabase;
import couplinglab.order.book.Order;
import couplinglab.order.book.OrderBooks;
import couplinglab.order.book.OrderStatus;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;

class DeliveryListenerTests {
    private static final Instant FIRST = Instant.parse("2026-11-24T10:00:00Z");

    @RegisterExtension
    final FreshDatabase fresh = FreshDatabase.h2();

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Batch batch = new Batch();

    @Test
    void countsWhatEachReportMeantAndAcknowledgesThemAll() throws Exception {
        var mine = committed();
        var refused = committed();
        OrderBooks.on(fresh.get()).refuse(refused);
        var reports = List.of(
                delivered(mine, FIRST),
                delivered(mine, FIRST.plusSeconds(1)),
                delivered(refused, FIRST),
                delivered(UUID.randomUUID().toString(), FIRST));

        listener(fresh.get().transactions()).on(reports, batch, batch.visibility());

        assertThat(batch.acknowledged()).isEqualTo(reports);
        assertThat(counts()).isEqualTo(Map.of("delivered", 1.0, "repeated", 1.0, "refused", 1.0, "unknown", 1.0));
        assertThat(order(mine).status()).isEqualTo(OrderStatus.UNKNOWN);
        assertThat(order(mine).deliveredAt()).isEqualTo(FIRST);
        assertThat(order(refused).status()).isEqualTo(OrderStatus.REFUSED);
    }

    @Test
    void takesAReportThatComesAgainForARepetition() throws Exception {
        var report = List.of(delivered(committed(), FIRST));
        var listener = listener(fresh.get().transactions());

        listener.on(report, batch, batch.visibility());
        listener.on(report, batch, batch.visibility());

        assertThat(batch.acknowledged()).hasSize(2);
        assertThat(counts()).containsEntry("delivered", 1.0).containsEntry("repeated", 1.0);
    }

    @Test
    void leavesWhatCannotBeReadToTheDeadLettersAndTakesItsNeighbours() throws Exception {
        var readable = delivered(committed(), FIRST);
        var confirmation = new GenericMessage<>("{\"type\":\"OrderFulfilled\"}");

        listener(fresh.get().transactions())
                .on(List.of(new GenericMessage<>("not JSON"), confirmation, readable), batch, batch.visibility());

        assertThat(batch.acknowledged()).containsExactly(readable);
    }

    @Test
    void countsAndAcknowledgesNothingThatWasNotCommitted() throws Exception {
        var order = committed();
        var listener = listener(fresh.get().unansweredTransactions());
        listener.close();

        listener.on(List.of(delivered(order, FIRST)), batch, batch.visibility());

        assertThat(batch.acknowledged()).isEmpty();
        assertThat(batch.held()).hasSize(1);
        assertThat(counts().values()).containsOnly(0.0);
        assertThat(order(order).status()).isEqualTo(OrderStatus.UNKNOWN);
    }

    private DeliveryListener listener(Transactions transactions) {
        return new DeliveryListener(new Delivering(OrderBooks.on(fresh.get()), transactions, meters));
    }

    private String committed() {
        var order = TestDatabase.order(null);
        fresh.get()
                .transaction()
                .executeWithoutResult(
                        status -> OrderBooks.on(fresh.get()).attempt(order, OrderStatus.UNKNOWN, "somewhere"));
        return order.id();
    }

    private Order order(String id) {
        return OrderBooks.on(fresh.get()).find(id).orElseThrow();
    }

    private Map<String, Double> counts() {
        return meters.find("order.deliveries").counters().stream()
                .collect(Collectors.toMap(
                        counter -> String.valueOf(counter.getId().getTag("outcome")), counter -> counter.count()));
    }

    private static Message<String> delivered(String orderId, Instant at) {
        return new GenericMessage<>(new MessageFormat().write(new OrderDelivered(orderId, "evt-1", at)));
    }
}
