package couplinglab.fulfillment.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import couplinglab.contracts.OrderPlaced;
import couplinglab.database.CommitUnanswered;
import couplinglab.database.StoreUnavailable;
import couplinglab.fulfillment.Orders;
import couplinglab.fulfillment.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** What the idempotent consumer promises on every database. */
interface InboxFulfillmentContract {
    TestDatabase database();

    default Warehouse warehouse() {
        return new Warehouse(database());
    }

    default List<Outcome> fulfil(OrderPlaced... orders) {
        return warehouse().fulfillment().fulfil(List.of(orders));
    }

    @Test
    default void shipsEachOrderOfABatchOnceAndCountsTheRest() {
        var one = Orders.order();
        var other = Orders.order();

        var outcomes = fulfil(one, other, one, Orders.forged(other));

        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Shipped.class);
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.Shipped.class);
        assertThat(outcomes.get(2)).isInstanceOf(Outcome.Duplicate.class);
        assertThat(outcomes.get(3)).isInstanceOf(Outcome.Conflict.class);
        assertThat(warehouse().counter.read()).isEqualTo(new InboxCounts(2, 1));
        assertThat(warehouse().shipments.after(0, 10))
                .extracting(Shipment::shipment)
                .containsExactly(1L, 2L);
    }

    @Test
    default void answersADuplicateWithTheFirstShipment() {
        var order = Orders.order();
        var first = ((Outcome.Shipped) fulfil(order).get(0)).shipment();

        var again = fulfil(order).get(0);

        assertThat(again).isEqualTo(new Outcome.Duplicate(first));
    }

    @Test
    default void shipsTheNeighboursOfAnOrderThatCannotBeStored() {
        database()
                .jdbc()
                .sql("ALTER TABLE shipments ADD CONSTRAINT no_poison CHECK (customer <> 'poison')")
                .update();
        var orders = List.of(Orders.order(), Orders.of("poison"), Orders.order());

        var outcomes = warehouse().fulfillment().fulfil(orders);

        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Shipped.class);
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.Failed.class);
        assertThat(outcomes.get(2)).isInstanceOf(Outcome.Shipped.class);
        assertThat(warehouse().shipments.of(orders.get(1).orderId())).isEmpty();
        assertThat(warehouse().inbox.find(List.of(orders.get(1).orderId()))).isEmpty();
        assertThat(warehouse().counter.read()).isEqualTo(new InboxCounts(2, 0));
    }

    @Test
    default void shipsOnceWhoeverAsksAtTheSameTime() throws Exception {
        var orders = IntStream.range(0, 50).mapToObj(i -> Orders.order()).toList();
        var tasks = new ArrayList<Callable<Object>>();
        for (int worker = 0; worker < 8; worker++) {
            var mine = new ArrayList<>(orders);
            Collections.shuffle(mine);
            tasks.add(() -> mine.stream().map(order -> fulfil(order).get(0)).toList());
        }

        allOf(tasks);

        assertThat(warehouse().counter.read()).isEqualTo(new InboxCounts(50, 7 * 50));
        assertThat(warehouse().shipments.after(0, 500))
                .extracting(Shipment::orderId)
                .doesNotHaveDuplicates()
                .hasSize(50);
    }

    @Test
    default void letsASecondTransactionWaitForTheFirstAndCountOn() throws Exception {
        var order = Orders.order();
        var next = Orders.order();
        var other = Executors.newSingleThreadExecutor();

        var outcomes = database().transaction().execute(first -> {
            assertThat(fulfil(order).get(0)).isInstanceOf(Outcome.Shipped.class);
            var second = other.submit(() -> fulfil(order, next));
            await().atMost(Duration.ofMinutes(1)).until(() -> database().waiting() == 1);
            assertThat(second).isNotDone();
            return second;
        });
        other.shutdown();

        var shipment = warehouse().shipments.of(order.orderId()).orElseThrow();
        assertThat(outcomes.get().get(0)).isEqualTo(new Outcome.Duplicate(shipment));
        assertThat(outcomes.get().get(1)).isInstanceOf(Outcome.Shipped.class);
        assertThat(warehouse().shipments.after(0, 10))
                .extracting(Shipment::shipment, Shipment::orderId)
                .containsExactly(tuple(1L, order.orderId()), tuple(2L, next.orderId()));
        assertThat(warehouse().counter.read()).isEqualTo(new InboxCounts(2, 1));
    }

    /** What the rest rests on, where a unique index would not let two transactions pass either. */
    @Test
    default void countsOnFromWhatTheTransactionBeforeWrote() throws Exception {
        var other = Executors.newSingleThreadExecutor();

        var counts = database().transaction().execute(first -> {
            var counter = warehouse().counter;
            counter.lock();
            counter.write(new InboxCounts(7, 1));
            var second = other.submit(() -> database().transaction().execute(status -> counter.lock()));
            await().atMost(Duration.ofMinutes(1)).until(() -> database().waiting() == 1);
            return second;
        });
        other.shutdown();

        assertThat(counts.get()).isEqualTo(new InboxCounts(7, 1));
    }

    @Test
    default void leavesNoGapWhereATransactionRollsBack() {
        database().transaction().executeWithoutResult(status -> {
            fulfil(Orders.order(), Orders.order());
            status.setRollbackOnly();
        });

        fulfil(Orders.order());

        assertThat(warehouse().shipments.after(0, 10))
                .extracting(Shipment::shipment)
                .containsExactly(1L);
    }

    @Test
    default void neverLetsAPageStepOverAShipmentThatCommitsLate() throws Exception {
        var writing = new AtomicBoolean(true);
        var seen = new ArrayList<Long>();
        Callable<Object> reader = () -> {
            for (boolean more = true; more; ) {
                more = writing.get();
                var last = seen.isEmpty() ? 0 : seen.get(seen.size() - 1);
                warehouse().shipments.after(last, 7).forEach(shipment -> seen.add(shipment.shipment()));
            }
            return true;
        };
        var readers = Executors.newSingleThreadExecutor();
        var reading = readers.submit(reader);
        var tasks = new ArrayList<Callable<Object>>();
        for (int worker = 0; worker < 4; worker++) {
            tasks.add(() -> {
                for (int i = 0; i < 50; i++) {
                    fulfil(Orders.order(), Orders.order());
                }
                return true;
            });
        }
        allOf(tasks);
        writing.set(false);
        reading.get();
        readers.shutdown();
        var rest = warehouse().shipments.after(seen.get(seen.size() - 1), 500).stream()
                .map(Shipment::shipment);
        assertThat(LongStream.concat(seen.stream().mapToLong(i -> i), rest.mapToLong(i -> i))
                        .toArray())
                .isEqualTo(LongStream.rangeClosed(1, 400).toArray());
    }

    @Test
    default void tellsThatNothingWasDoneWhereTheDatabaseIsGone() {
        database().close();

        assertThatThrownBy(() -> fulfil(Orders.order(), Orders.order())).isInstanceOf(StoreUnavailable.class);
    }

    @Test
    default void tellsThatNobodyKnowsWhereTheCommitIsNotAnswered() {
        var unplugged = new JdbcTransactionManager(database().dataSource()) {
            @Override
            protected void doCommit(DefaultTransactionStatus status) {
                throw new TransactionSystemException("unplugged by the test");
            }
        };

        assertThatThrownBy(() -> warehouse().fulfillment(unplugged).fulfil(List.of(Orders.order())))
                .isInstanceOf(CommitUnanswered.class);
    }

    @Test
    default void forgetsWhatNoQueueCanDeliverAnyMore() {
        var order = Orders.order();
        fulfil(order);
        var retention = new InboxCare.Retention(Duration.ofDays(30));
        var shipped = warehouse().shipments.of(order.orderId()).orElseThrow().fulfilledAt();

        careAt(shipped.plus(Duration.ofDays(30)), retention).tidy();
        assertThat(warehouse().inbox.find(List.of(order.orderId()))).hasSize(1);

        careAt(shipped.plus(Duration.ofDays(30)).plusMillis(1), retention).tidy();
        assertThat(warehouse().inbox.find(List.of(order.orderId()))).isEmpty();
        assertThat(warehouse().shipments.of(order.orderId())).isPresent();
    }

    default InboxCare careAt(Instant now, InboxCare.Retention retention) {
        return new InboxCare(warehouse().inbox, warehouse().counter, Clock.fixed(now, ZoneOffset.UTC), retention);
    }

    static void allOf(List<Callable<Object>> tasks) throws Exception {
        var pool = Executors.newFixedThreadPool(tasks.size());
        try {
            for (Future<Object> done : pool.invokeAll(tasks)) {
                done.get();
            }
        } finally {
            pool.shutdown();
        }
    }
}
