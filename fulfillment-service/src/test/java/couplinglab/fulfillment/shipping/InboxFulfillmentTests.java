package couplinglab.fulfillment.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import couplinglab.database.CommitUnanswered;
import couplinglab.database.StoreUnavailable;
import couplinglab.fulfillment.Orders;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;

class InboxFulfillmentTests {
    private final TestDatabase database = new TestDatabase();
    private final Fulfillment fulfillment = database.fulfillment();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void shipsEachOrderOfABatchOnceAndCountsTheRest() {
        var one = Orders.order();
        var other = Orders.order();

        var outcomes = fulfillment.fulfil(List.of(one, other, one, Orders.forged(other)));

        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Shipped.class);
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.Shipped.class);
        assertThat(outcomes.get(2)).isInstanceOf(Outcome.Duplicate.class);
        assertThat(outcomes.get(3)).isInstanceOf(Outcome.Conflict.class);
        assertThat(database.counter.read()).isEqualTo(new InboxCounts(2, 1));
        assertThat(database.shipments.after(0, 10))
                .extracting(Shipment::shipment)
                .containsExactly(1L, 2L);
    }

    @Test
    void answersADuplicateWithTheFirstShipment() {
        var order = Orders.order();
        var first = ((Outcome.Shipped) fulfillment.fulfil(List.of(order)).get(0)).shipment();

        var again = fulfillment.fulfil(List.of(order)).get(0);

        assertThat(again).isEqualTo(new Outcome.Duplicate(first));
    }

    @Test
    void shipsTheNeighboursOfAnOrderThatCannotBeStored() {
        database.jdbc
                .sql("ALTER TABLE shipments ADD CONSTRAINT no_poison CHECK (customer <> 'poison')")
                .update();
        var orders = List.of(Orders.order(), Orders.of("poison"), Orders.order());

        var outcomes = fulfillment.fulfil(orders);

        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Shipped.class);
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.Failed.class);
        assertThat(outcomes.get(2)).isInstanceOf(Outcome.Shipped.class);
        assertThat(database.shipments.of(orders.get(1).orderId())).isEmpty();
        assertThat(database.inbox.find(List.of(orders.get(1).orderId()))).isEmpty();
        assertThat(database.counter.read()).isEqualTo(new InboxCounts(2, 0));
    }

    @Test
    void shipsOnceWhoeverAsksAtTheSameTime() throws Exception {
        var orders = IntStream.range(0, 50).mapToObj(i -> Orders.order()).toList();
        var tasks = new ArrayList<Callable<Object>>();
        for (int worker = 0; worker < 8; worker++) {
            var mine = new ArrayList<>(orders);
            Collections.shuffle(mine);
            tasks.add(() -> mine.stream()
                    .map(order -> fulfillment.fulfil(List.of(order)).get(0))
                    .toList());
        }

        allOf(tasks);

        assertThat(database.counter.read()).isEqualTo(new InboxCounts(50, 7 * 50));
        assertThat(database.shipments.after(0, 500))
                .extracting(Shipment::orderId)
                .doesNotHaveDuplicates()
                .hasSize(50);
    }

    @Test
    void neverLetsAPageStepOverAShipmentThatCommitsLate() throws Exception {
        var writing = new AtomicBoolean(true);
        var seen = new ArrayList<Long>();
        Callable<Object> reader = () -> {
            for (boolean more = true; more; ) {
                more = writing.get();
                var last = seen.isEmpty() ? 0 : seen.get(seen.size() - 1);
                database.shipments.after(last, 7).forEach(shipment -> seen.add(shipment.shipment()));
            }
            return true;
        };
        var readers = Executors.newSingleThreadExecutor();
        var reading = readers.submit(reader);
        var tasks = new ArrayList<Callable<Object>>();
        for (int worker = 0; worker < 4; worker++) {
            tasks.add(() -> {
                for (int i = 0; i < 50; i++) {
                    fulfillment.fulfil(List.of(Orders.order(), Orders.order()));
                }
                return true;
            });
        }
        allOf(tasks);
        writing.set(false);
        reading.get();
        readers.shutdown();
        var rest = database.shipments.after(seen.get(seen.size() - 1), 500).stream()
                .map(Shipment::shipment);
        assertThat(LongStream.concat(seen.stream().mapToLong(i -> i), rest.mapToLong(i -> i))
                        .toArray())
                .isEqualTo(LongStream.rangeClosed(1, 400).toArray());
    }

    @Test
    void tellsThatNothingWasDoneWhereTheDatabaseIsGone() {
        database.pool.dispose();

        assertThatThrownBy(() -> fulfillment.fulfil(List.of(Orders.order(), Orders.order())))
                .isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void tellsThatNobodyKnowsWhereTheCommitIsNotAnswered() {
        var unplugged = new JdbcTransactionManager(database.pool) {
            @Override
            protected void doCommit(DefaultTransactionStatus status) {
                throw new TransactionSystemException("unplugged by the test");
            }
        };

        assertThatThrownBy(() -> database.fulfillment(unplugged).fulfil(List.of(Orders.order())))
                .isInstanceOf(CommitUnanswered.class);
    }

    @Test
    void forgetsWhatNoQueueCanDeliverAnyMore() {
        var order = Orders.order();
        fulfillment.fulfil(List.of(order));
        var retention = new InboxCare.Retention(Duration.ofDays(30));
        var shipped = database.shipments.of(order.orderId()).orElseThrow().fulfilledAt();

        careAt(shipped.plus(Duration.ofDays(30)), retention).tidy();
        assertThat(database.inbox.find(List.of(order.orderId()))).hasSize(1);

        careAt(shipped.plus(Duration.ofDays(30)).plusMillis(1), retention).tidy();
        assertThat(database.inbox.find(List.of(order.orderId()))).isEmpty();
        assertThat(database.shipments.of(order.orderId())).isPresent();
    }

    private InboxCare careAt(Instant now, InboxCare.Retention retention) {
        return new InboxCare(database.inbox, database.counter, Clock.fixed(now, ZoneOffset.UTC), retention);
    }

    private static void allOf(List<Callable<Object>> tasks) throws Exception {
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
