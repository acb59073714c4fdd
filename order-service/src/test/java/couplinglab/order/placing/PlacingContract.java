package couplinglab.order.placing;

import static couplinglab.order.TestDatabase.content;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import couplinglab.contracts.OrderContent;
import couplinglab.contracts.OrderLine;
import couplinglab.contracts.Price;
import couplinglab.database.CommitUnanswered;
import couplinglab.database.StoreUnavailable;
import couplinglab.order.TestDatabase;
import couplinglab.order.book.CouplingMode;
import couplinglab.order.book.Fulfillment;
import couplinglab.order.book.Order;
import couplinglab.order.book.OrderBooks;
import couplinglab.order.book.OrderStatus;
import couplinglab.order.book.Orders;
import couplinglab.order.coupling.Couplings;
import couplinglab.order.coupling.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The outcomes and the idempotency keys on every database, with the real couplings on a scripted consumer. */
abstract class PlacingContract {
    private static final Fulfillment SHIPPED = new Fulfillment(42, Instant.parse("2026-11-24T08:31:00Z"));

    private Orders orders;
    private Couplings couplings;
    private Placing placing;

    abstract TestDatabase database();

    @BeforeEach
    void start() {
        orders = OrderBooks.on(database());
        placeWith(new Couplings(database(), orders));
    }

    private void placeWith(Couplings chosen) {
        couplings = chosen;
        placing = new Placing(orders, couplings.theSwitch(), new KeysInProgress(), Clock.systemUTC(), UUID::randomUUID);
    }

    @Test
    void fulfillsAtOnceInDirect() {
        couplings.consumerShips(SHIPPED);

        var outcome = place("k");

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(stored(outcome).status()).isEqualTo(OrderStatus.FULFILLED);
        assertThat(stored(outcome).fulfillment()).isEqualTo(SHIPPED);
    }

    @Test
    void forgetsAKeyAfterThirtyDays() {
        couplings.switchTo(CouplingMode.QUEUE);
        var bound = place("k").order().placedAt();

        forgetAt(bound.plus(Duration.ofDays(30)));
        assertThat(orders.findByKey("k")).isPresent();
        forgetAt(bound.plus(Duration.ofDays(30)).plusMillis(1));
        assertThat(orders.findByKey("k")).isEmpty();
    }

    private void forgetAt(Instant time) {
        new KeyRetention(orders, Clock.fixed(time, ZoneOffset.UTC)).forget();
    }

    @ParameterizedTest
    @EnumSource(names = {"QUEUE", "TOPIC", "BUS"})
    void promisesInEachLooseModeWithoutTheConsumer(CouplingMode loose) {
        couplings.switchTo(loose);
        couplings.consumerIsDead();

        var outcome = place("k");

        assertThat(outcome).isInstanceOf(Outcome.Promised.class);
        assertThat(stored(outcome).status()).isEqualTo(OrderStatus.PLACED);
        assertThat(couplings.outboxedOrders()).containsExactly(outcome.order().id());
    }

    @Test
    void refusesWhenNothingWasSent() {
        couplings.consumerIsDead();

        var outcome = place("k");

        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(stored(outcome).status()).isEqualTo(OrderStatus.REFUSED);
    }

    @Test
    void doesNotKnowWhenTheConnectionBroke() {
        couplings.connectionBreaks();

        var outcome = place("k");

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class,
                        unknown -> assertThat(unknown.inTime()).isTrue());
        assertThat(stored(outcome).status()).isEqualTo(OrderStatus.UNKNOWN);
    }

    @Test
    void writesTheOrderDownBeforeItCalls() {
        couplings.consumerDoes(message -> {
            assertThat(orders.find(message.orderId()).orElseThrow().status()).isEqualTo(OrderStatus.UNKNOWN);
            return SHIPPED;
        });

        assertThat(place("k")).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void replaysAnAcceptedOrderWhateverTheModeIsNow() {
        couplings.consumerShips(SHIPPED);
        var first = place("k");
        couplings.switchTo(CouplingMode.QUEUE);

        var second = place("k");

        assertThat(second).isInstanceOf(Outcome.Done.class);
        assertThat(second.order().id()).isEqualTo(first.order().id());
        assertThat(couplings.calls()).isEqualTo(1);
        assertThat(couplings.outboxedOrders()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"QUEUE", "TOPIC", "BUS"})
    void replaysAPromiseAsAPromiseEvenWhenItIsKept(CouplingMode loose) {
        couplings.switchTo(loose);
        var first = place("k");
        orders.fulfill(first.order().id(), SHIPPED);
        couplings.switchTo(CouplingMode.DIRECT);

        var second = place("k");

        assertThat(second).isInstanceOf(Outcome.Promised.class);
        assertThat(second.order().id()).isEqualTo(first.order().id());
        assertThat(couplings.outboxedOrders()).hasSize(1);
    }

    @Test
    void placesTheSameOrderAgainAfterARefusal() {
        couplings.consumerIsDead();
        var refused = place("k");
        couplings.consumerShips(SHIPPED);

        var placed = place("k");

        assertThat(placed).isInstanceOf(Outcome.Done.class);
        assertThat(placed.order().id()).isEqualTo(refused.order().id());
    }

    @Test
    void placesTheSameOrderAgainInThePresentMode() {
        couplings.connectionBreaks();
        var unknown = place("k");
        couplings.switchTo(CouplingMode.QUEUE);

        var placed = place("k");

        assertThat(placed).isInstanceOf(Outcome.Promised.class);
        assertThat(placed.order().id()).isEqualTo(unknown.order().id());
        assertThat(stored(placed).mode()).isEqualTo(CouplingMode.QUEUE);
        assertThat(couplings.outboxedOrders()).containsExactly(unknown.order().id());
    }

    @Test
    void staysUnknownWhateverLaterAttemptsSay() {
        couplings.connectionBreaks();
        place("k");
        couplings.consumerIsDead();

        var outcome = place("k");

        assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
        assertThat(stored(outcome).status()).isEqualTo(OrderStatus.UNKNOWN);
    }

    /** Or its caller would be told that it is accepted, and nobody would ever ship it. */
    @Test
    void placesAnUnknownOrderAgainWhateverTheCarrierSays() {
        couplings.connectionBreaks();
        var unknown = place("k");
        orders.deliver(unknown.order().id(), Instant.parse("2026-11-24T10:00:00Z"));
        couplings.consumerShips(SHIPPED);

        var outcome = place("k");

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(couplings.calls()).isEqualTo(2);
        assertThat(outcome.order().status()).isEqualTo(OrderStatus.DELIVERED);
        assertThat(stored(outcome).status()).isEqualTo(OrderStatus.DELIVERED);
    }

    @Test
    void placesARefusedOrderAgainWhateverTheCarrierSaidMeanwhile() {
        couplings.consumerDiesAfter(
                message -> orders.deliver(message.orderId(), Instant.parse("2026-11-24T10:00:00Z")));
        var refused = place("k");
        assertThat(refused).isInstanceOf(Outcome.Refused.class);
        assertThat(stored(refused).status()).isEqualTo(OrderStatus.REFUSED);
        couplings.consumerShips(SHIPPED);

        var outcome = place("k");

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(couplings.calls()).isEqualTo(2);
        assertThat(stored(outcome).status()).isEqualTo(OrderStatus.FULFILLED);
    }

    @Test
    void placesAnOrderAgainThatACrashLeftUnknown() {
        var crashed = TestDatabase.order("k");
        couplings.committed(crashed, OrderStatus.UNKNOWN);
        couplings.consumerShips(SHIPPED);

        var outcome = place("k");

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(outcome.order().id()).isEqualTo(crashed.id());
    }

    @Test
    void refusesAKeyOfAnotherOrder() {
        couplings.consumerShips(SHIPPED);
        place("k");
        var other = new OrderContent("ada", "US", List.of(new OrderLine("TEA-1", 3, Price.parse("4.50"))));

        assertThat(placing.place(other, "k")).isInstanceOf(Placement.KeyOfAnotherOrder.class);
        assertThat(couplings.calls()).isEqualTo(1);
    }

    @Test
    void takesTheSameContentSpelledOtherwiseForTheSameOrder() {
        couplings.consumerShips(SHIPPED);
        place("k");
        var spelledOtherwise = new OrderContent("ada", "US", List.of(new OrderLine("TEA-1", 2, Price.parse("4.5"))));

        assertThat(placing.place(spelledOtherwise, "k")).isInstanceOf(Placement.Concluded.class);
    }

    @Test
    void makesTwoOrdersOfTwoRequestsWithoutAKey() {
        couplings.consumerShips(SHIPPED);

        assertThat(place(null).order().id()).isNotEqualTo(place(null).order().id());
    }

    @Test
    void turnsASecondRequestAwayWhileTheFirstIsUnderWay() throws Exception {
        var called = new CountDownLatch(1);
        var mayAnswer = new CountDownLatch(1);
        couplings.consumerDoes(message -> {
            called.countDown();
            couplings.await(mayAnswer);
            return SHIPPED;
        });
        var threads = Executors.newSingleThreadExecutor();
        try {
            var first = threads.submit(() -> place("k"));
            couplings.await(called);

            assertThat(placing.place(content(), "k")).isInstanceOf(Placement.InProgress.class);

            mayAnswer.countDown();
            assertThat(first.get(30, TimeUnit.SECONDS)).isInstanceOf(Outcome.Done.class);
            assertThat(place("k")).isInstanceOf(Outcome.Done.class);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void freesTheKeyWhenARequestFails() {
        couplings.consumerDoes(message -> {
            throw new IllegalStateException("a bug");
        });
        assertThatThrownBy(() -> place("k")).isInstanceOf(IllegalStateException.class);
        couplings.consumerShips(SHIPPED);

        assertThat(place("k")).isInstanceOf(Outcome.Done.class);
    }

    @ParameterizedTest
    @EnumSource
    void callsNobodyWhereNobodyKnowsWhetherTheOrderIsWritten(CouplingMode mode) {
        couplings.switchTo(mode);
        placeWith(new Couplings(database(), orders, database().unansweredTransactions()));

        assertThatThrownBy(() -> place("k")).isInstanceOf(CommitUnanswered.class);

        assertThat(couplings.calls()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void saysThatNothingWasOrderedWhereTheDatabaseIsGone(CouplingMode mode) {
        couplings.switchTo(mode);
        database().close();

        assertThatThrownBy(() -> place(null)).isInstanceOf(StoreUnavailable.class);

        assertThat(couplings.calls()).isZero();
    }

    private Outcome place(@Nullable String key) {
        return ((Placement.Concluded) placing.place(content(), key)).outcome();
    }

    private Order stored(Outcome outcome) {
        return orders.find(outcome.order().id()).orElseThrow();
    }
}
