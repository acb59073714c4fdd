package couplinglab.order.book;

import static couplinglab.order.TestDatabase.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import couplinglab.order.TestDatabase;
import couplinglab.web.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DuplicateKeyException;

/** What the order book promises on every database. */
interface OrdersContract {
    Fulfillment SHIPPED = new Fulfillment(42, Instant.parse("2026-11-24T08:31:00Z"));
    Instant DELIVERED_AT = Instant.parse("2026-11-24T10:00:00.123456Z");

    TestDatabase database();

    default Orders orders() {
        return new Orders(database().jdbc(), TestDatabase.MAPPER);
    }

    default void attempt(Order order, OrderStatus as) {
        database().transaction().executeWithoutResult(status -> orders().attempt(order, as, "somewhere"));
    }

    @Test
    default void givesBackWhatWasWritten() {
        var order = order("a-key");
        attempt(order, OrderStatus.UNKNOWN);

        var found = orders().find(order.id()).orElseThrow();

        assertThat(found)
                .usingRecursiveComparison()
                .ignoringFields("position", "status")
                .isEqualTo(order);
        assertThat(found.status()).isEqualTo(OrderStatus.UNKNOWN);
        assertThat(orders().findByKey("a-key")).contains(found);
        assertThat(orders().findByKey("another-key")).isEmpty();
    }

    @Test
    default void bindsAKeyToOneOrderForEver() {
        attempt(order("a-key"), OrderStatus.UNKNOWN);
        var second = order("a-key");

        assertThatThrownBy(() -> attempt(second, OrderStatus.PLACED)).isInstanceOf(DuplicateKeyException.class);

        assertThat(orders().find(second.id())).isEmpty();
    }

    @Test
    default void refusesOnlyAnUnknownOrder() {
        var unknown = order(null);
        attempt(unknown, OrderStatus.UNKNOWN);
        var placed = order(null);
        attempt(placed, OrderStatus.PLACED);

        orders().refuse(unknown.id());
        orders().refuse(placed.id());

        assertThat(statusOf(unknown)).isEqualTo(OrderStatus.REFUSED);
        assertThat(statusOf(placed)).isEqualTo(OrderStatus.PLACED);
    }

    @ParameterizedTest
    @EnumSource(
            value = OrderStatus.class,
            names = {"PLACED", "DEAD_LETTERED", "FULFILLED", "DELIVERED"})
    default void placesNoAcceptedOrderAgain(OrderStatus accepted) {
        var order = order("a-key");
        attempt(order, OrderStatus.PLACED);
        raise(order, accepted);
        var known = orders().find(order.id()).orElseThrow();

        assertThatThrownBy(() -> attempt(known.placedAgainBy(CouplingMode.QUEUE), OrderStatus.UNKNOWN))
                .isInstanceOf(OrderMovedOn.class);

        assertThat(statusOf(order)).isEqualTo(accepted);
    }

    @Test
    default void neverFallsFromFulfilled() {
        var order = order(null);
        attempt(order, OrderStatus.PLACED);
        orders().fulfill(order.id(), SHIPPED);

        assertThat(orders().deadLetter(order.id())).isTrue();
        orders().refuse(order.id());

        assertThat(statusOf(order)).isEqualTo(OrderStatus.FULFILLED);
        assertThat(orders().find(order.id()).orElseThrow().fulfillment()).isEqualTo(SHIPPED);
    }

    @Test
    default void risesFromDeadLetteredToFulfilledAfterARedrive() {
        var order = order(null);
        attempt(order, OrderStatus.PLACED);

        orders().deadLetter(order.id());
        assertThat(statusOf(order)).isEqualTo(OrderStatus.DEAD_LETTERED);
        orders().fulfill(order.id(), SHIPPED);

        assertThat(statusOf(order)).isEqualTo(OrderStatus.FULFILLED);
    }

    @ParameterizedTest
    @EnumSource(
            value = OrderStatus.class,
            names = {"PLACED", "FULFILLED"})
    default void risesToDeliveredFromWhatWasAccepted(OrderStatus before) {
        var order = order(null);
        attempt(order, OrderStatus.PLACED);
        raise(order, before);

        assertThat(orders().deliver(order.id(), DELIVERED_AT)).isEqualTo(Delivery.DELIVERED);

        assertThat(statusOf(order)).isEqualTo(OrderStatus.DELIVERED);
        assertThat(orders().find(order.id()).orElseThrow().deliveredAt()).isEqualTo(DELIVERED_AT);
    }

    /** The carrier may be wrong; and a caller whose order is unknown must not be told that it is accepted. */
    @ParameterizedTest
    @EnumSource(
            value = OrderStatus.class,
            names = {"UNKNOWN", "DEAD_LETTERED"})
    default void keepsTheCarriersWordUntilTheShipmentIsConfirmed(OrderStatus before) {
        var order = order("a-key");
        attempt(order, before == OrderStatus.UNKNOWN ? OrderStatus.UNKNOWN : OrderStatus.PLACED);
        raise(order, before);

        assertThat(orders().deliver(order.id(), DELIVERED_AT)).isEqualTo(Delivery.DELIVERED);
        assertThat(statusOf(order)).isEqualTo(before);
        assertThat(orders().fulfill(order.id(), SHIPPED)).isTrue();

        var found = orders().find(order.id()).orElseThrow();
        assertThat(found.status()).isEqualTo(OrderStatus.DELIVERED);
        assertThat(found.fulfillment()).isEqualTo(SHIPPED);
        assertThat(found.deliveredAt()).isEqualTo(DELIVERED_AT);
    }

    @Test
    default void addsTheShipmentToAnOrderThatIsDeliveredAlready() {
        var order = order(null);
        attempt(order, OrderStatus.PLACED);
        orders().deliver(order.id(), DELIVERED_AT);

        assertThat(orders().fulfill(order.id(), SHIPPED)).isTrue();

        var found = orders().find(order.id()).orElseThrow();
        assertThat(found.status()).isEqualTo(OrderStatus.DELIVERED);
        assertThat(found.fulfillment()).isEqualTo(SHIPPED);
        assertThat(found.deliveredAt()).isEqualTo(DELIVERED_AT);
    }

    /** Nobody shipped it, so that nobody can have delivered it. */
    @Test
    default void refusesAnUnknownOrderWhateverTheCarrierSaid() {
        var order = order("a-key");
        attempt(order, OrderStatus.UNKNOWN);
        orders().deliver(order.id(), DELIVERED_AT);

        orders().refuse(order.id());

        var found = orders().find(order.id()).orElseThrow();
        assertThat(found.status()).isEqualTo(OrderStatus.REFUSED);
        assertThat(found.deliveredAt()).isNull();
    }

    @Test
    default void neverFallsFromDelivered() {
        var order = order(null);
        attempt(order, OrderStatus.PLACED);
        raise(order, OrderStatus.DELIVERED);

        assertThat(orders().deadLetter(order.id())).isTrue();
        orders().refuse(order.id());
        orders().fulfill(order.id(), SHIPPED);

        assertThat(statusOf(order)).isEqualTo(OrderStatus.DELIVERED);
    }

    @Test
    default void keepsTheFirstTimeOfADelivery() {
        var order = order(null);
        attempt(order, OrderStatus.PLACED);
        orders().deliver(order.id(), DELIVERED_AT);

        assertThat(orders().deliver(order.id(), DELIVERED_AT.minusSeconds(60))).isEqualTo(Delivery.REPEATED);

        assertThat(orders().find(order.id()).orElseThrow().deliveredAt()).isEqualTo(DELIVERED_AT);
    }

    /** Or the caller's next attempt would be answered as accepted, and nothing would be sent. */
    @Test
    default void takesNoCarriersWordForAnOrderThatWasRefused() {
        var order = order("a-key");
        attempt(order, OrderStatus.UNKNOWN);
        orders().refuse(order.id());

        assertThat(orders().deliver(order.id(), DELIVERED_AT)).isEqualTo(Delivery.REFUSED);

        var found = orders().find(order.id()).orElseThrow();
        assertThat(found.status()).isEqualTo(OrderStatus.REFUSED);
        assertThat(found.deliveredAt()).isNull();
        assertThat(orders().deliver(order(null).id(), DELIVERED_AT)).isEqualTo(Delivery.UNKNOWN);
    }

    @Test
    default void tellsWhenAConfirmationIsForNobody() {
        assertThat(orders().fulfill(order(null).id(), SHIPPED)).isFalse();
        assertThat(orders().deadLetter(order(null).id())).isFalse();
    }

    @Test
    default void forgetsOldKeysAndKeepsTheirOrders() {
        var order = order("an-old-key");
        attempt(order, OrderStatus.PLACED);

        assertThat(orders().forgetKeysBoundBefore(order.placedAt())).isZero();
        assertThat(orders().forgetKeysBoundBefore(order.placedAt().plus(Duration.ofMillis(1))))
                .isEqualTo(1);

        assertThat(orders().findByKey("an-old-key")).isEmpty();
        assertThat(orders().find(order.id())).isPresent();
    }

    @Test
    default void pagesThroughAllInTheOrderOfCommits() {
        List<String> placed = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            var order = order(null);
            attempt(order, OrderStatus.PLACED);
            placed.add(order.id());
        }

        var first = orders().page(new PageRequest(0, 3));
        var second = orders().page(new PageRequest(first.get(2).position(), 3));

        assertThat(first).extracting(Order::id).containsExactlyElementsOf(placed.subList(0, 3));
        assertThat(second).extracting(Order::id).containsExactlyElementsOf(placed.subList(3, 5));
    }

    /** The later order has to wait for its position until the earlier one is committed, so no page can step over it. */
    @Test
    default void drawsNoPositionBeyondAnUncommittedOne() throws Exception {
        var early = order(null);
        var late = order(null);
        var earlyWritten = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(2);
        try {
            var first = threads.submit(() -> database().transaction().executeWithoutResult(status -> {
                orders().attempt(early, OrderStatus.PLACED, "somewhere");
                earlyWritten.countDown();
                await(mayCommit);
            }));
            await(earlyWritten);
            var second = threads.submit(() -> {
                attempt(late, OrderStatus.PLACED);
                return orders().page(new PageRequest(0, 10));
            });
            assertThatThrownBy(() -> second.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            mayCommit.countDown();
            first.get(30, TimeUnit.SECONDS);

            assertThat(second.get(30, TimeUnit.SECONDS)).extracting(Order::id).containsExactly(early.id(), late.id());
        } finally {
            threads.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stop);
        }
    }

    private void raise(Order order, OrderStatus to) {
        switch (to) {
            case DELIVERED -> {
                orders().fulfill(order.id(), SHIPPED);
                orders().deliver(order.id(), DELIVERED_AT);
            }
            case FULFILLED -> orders().fulfill(order.id(), SHIPPED);
            case DEAD_LETTERED -> orders().deadLetter(order.id());
            case PLACED, REFUSED, UNKNOWN -> assertThat(statusOf(order)).isEqualTo(to);
        }
    }

    private OrderStatus statusOf(Order order) {
        return orders().find(order.id()).orElseThrow().status();
    }
}
