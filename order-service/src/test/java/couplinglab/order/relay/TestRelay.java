package couplinglab.order.relay;

import couplinglab.order.TestDatabase;
import couplinglab.order.book.CouplingMode;
import couplinglab.order.book.Order;
import couplinglab.order.book.OrderBooks;
import couplinglab.order.book.OrderStatus;
import couplinglab.order.book.Orders;
import couplinglab.order.journal.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns of the relay on a database of a test, in front of a broker that answers as the test says. For one thread. */
final class TestRelay {
    /** No address rests. */
    static final Set<Address> NONE = Set.of();

    private final TestDatabase database;
    private final Orders orders;
    private final Outbox outbox;
    private final Publishes publishes;
    private final List<List<String>> sent = new ArrayList<>();
    private Journal journal = Journal.off();
    private int maxBytes = 1024;

    /** What the broker says to a batch. */
    interface Answer {
        Published to(List<OutboxMessage> batch) throws BrokerDegraded;
    }

    TestRelay(TestDatabase database) {
        this.database = database;
        orders = OrderBooks.on(database);
        outbox = Relays.outboxOn(database);
        publishes = Relays.publishesOn(database);
    }

    static Published acknowledgeAll(List<OutboxMessage> batch) {
        return new Published(batch.stream().map(OutboxMessage::id).toList(), Map.of(), Map.of());
    }

    Outbox outbox() {
        return outbox;
    }

    Publishes publishes() {
        return publishes;
    }

    /** The orders of each batch that came to the broker, in order. */
    List<List<String>> sent() {
        return sent;
    }

    /** From now on no more bytes at once. */
    void take(int bytes) {
        maxBytes = bytes;
    }

    void testifyIn(Journal other) {
        journal = other;
    }

    Order place() {
        return place("orders");
    }

    Order place(String destination) {
        var order = TestDatabase.order(null);
        database.transaction().executeWithoutResult(status -> {
            orders.attempt(order, OrderStatus.PLACED, destination);
            outbox.add(order.id(), CouplingMode.QUEUE, destination, "{}");
        });
        return order;
    }

    List<String> pendingOrders() {
        return outbox.claim(NONE, 100).stream().map(OutboxMessage::orderId).toList();
    }

    OrderStatus statusOf(Order order) {
        return orders.find(order.id()).orElseThrow().status();
    }

    RelayRound round(Answer answer) {
        return new RelayRound(outbox, publishes, orders, database.transactions(), journal, List.of(new Broker(answer)));
    }

    private final class Broker implements OrderPublisher {
        private final Answer answer;

        Broker(Answer answer) {
            this.answer = answer;
        }

        @Override
        public CouplingMode mode() {
            return CouplingMode.QUEUE;
        }

        @Override
        public int maxBytes() {
            return maxBytes;
        }

        @Override
        public int bytes(OutboxMessage message) {
            return message.bytes();
        }

        @Override
        public Published publish(String destination, List<OutboxMessage> batch) throws BrokerDegraded {
            sent.add(batch.stream().map(OutboxMessage::orderId).toList());
            return answer.to(batch);
        }
    }
}
