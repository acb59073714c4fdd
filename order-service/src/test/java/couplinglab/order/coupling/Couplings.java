package couplinglab.order.coupling;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.contracts.OrderPlaced;
import couplinglab.database.Transactions;
import couplinglab.order.TestDatabase;
import couplinglab.order.book.CouplingMode;
import couplinglab.order.book.Fulfillment;
import couplinglab.order.book.Order;
import couplinglab.order.book.OrderStatus;
import couplinglab.order.book.Orders;
import couplinglab.order.relay.Relays;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** The real couplings on one database, and a consumer that does what a test says. */
public final class Couplings {
    private final TestDatabase database;
    private final Orders orders;
    private final CouplingSwitch couplings;
    private final AtomicInteger calls = new AtomicInteger();
    private volatile Function<OrderPlaced, Fulfillment> consumer = order -> {
        throw new IllegalStateException("The test has not said what the consumer does");
    };

    public Couplings(TestDatabase database, Orders orders) {
        this(database, orders, database.transactions());
    }

    public Couplings(TestDatabase database, Orders orders, Transactions transactions) {
        this.database = database;
        this.orders = orders;
        var properties = new CouplingProperties(
                URI.create("http://localhost:1"),
                "orders",
                "order-placed",
                "orders",
                "order-confirmations",
                CouplingMode.DIRECT);
        var call = new RecordedCall(orders, transactions, properties);
        FulfillmentClient client = order -> {
            calls.incrementAndGet();
            return consumer.apply(order);
        };
        var tight = Stream.of(new DirectCoupling(call, client), new GuardedCoupling(call, new Guard(client)));
        var loose = Stream.of(CouplingMode.values())
                .filter(CouplingMode::isLoose)
                .map(mode -> new OutboxCoupling(
                        mode,
                        "orders",
                        "order-confirmations",
                        orders,
                        Relays.outboxOn(database),
                        Relays.idle(database),
                        transactions));
        couplings = new CouplingSwitch(
                database.jdbc(), transactions, Stream.concat(tight, loose).toList(), CouplingMode.DIRECT);
    }

    public CouplingSwitch theSwitch() {
        return couplings;
    }

    public void switchTo(CouplingMode mode) {
        couplings.to(mode);
    }

    public void consumerDoes(Function<OrderPlaced, Fulfillment> behaviour) {
        consumer = behaviour;
    }

    public void consumerShips(Fulfillment how) {
        consumer = order -> how;
    }

    public void consumerIsDead() {
        consumerDiesAfter(order -> {});
    }

    /** And is never reached. */
    public void consumerDiesAfter(Consumer<OrderPlaced> meanwhile) {
        consumer = order -> {
            meanwhile.accept(order);
            throw new FulfillmentFailed.NeverSent("dead", null);
        };
    }

    public void connectionBreaks() {
        consumer = order -> {
            throw new FulfillmentFailed.Broke("broken", null);
        };
    }

    public int calls() {
        return calls.get();
    }

    public void committed(Order order, OrderStatus as) {
        database.transaction().executeWithoutResult(status -> orders.attempt(order, as, "somewhere"));
    }

    public List<String> outboxedOrders() {
        return database.jdbc()
                .sql("SELECT order_id FROM outbox ORDER BY id")
                .query(String.class)
                .list();
    }

    public void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stop);
        }
    }
}
