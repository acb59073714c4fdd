package couplinglab.order.coupling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import couplinglab.contracts.OrderPlaced;
import couplinglab.order.TestDatabase;
import couplinglab.order.book.Fulfillment;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GuardTests {
    private static final Fulfillment SHIPPED = new Fulfillment(1, Instant.EPOCH);
    private final OrderPlaced order = TestDatabase.order("k").message("order-confirmations");
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void triesTwiceMore() {
        var guard = new Guard(answers(refusedConnection(), refusedConnection(), null));

        assertThat(guard.fulfill(order)).isEqualTo(SHIPPED);
        assertThat(calls).hasValue(3);
    }

    @Test
    void givesUpAfterTheThirdAttempt() {
        var guard = new Guard(answers(refusedConnection(), refusedConnection(), refusedConnection(), null));

        assertThatThrownBy(() -> guard.fulfill(order)).isInstanceOf(FulfillmentFailed.NeverSent.class);
        assertThat(calls).hasValue(3);
    }

    @Test
    void doesNotForgetAnAttemptThatNobodyAnswered() {
        var guard = new Guard(answers(timeout(), refusedConnection(), refusedConnection()));

        assertThatThrownBy(() -> guard.fulfill(order)).isInstanceOf(FulfillmentFailed.TimedOut.class);
    }

    @Test
    void asksNobodyTwiceWhoHasSomethingAgainstTheOrder() {
        var guard = new Guard(answers(new FulfillmentFailed.RefusedByConsumer(422), null));

        assertThatThrownBy(() -> guard.fulfill(order)).isInstanceOf(FulfillmentFailed.RefusedByConsumer.class);
        assertThat(calls).hasValue(1);
    }

    @Test
    void asksABusyConsumerAgain() {
        var guard = new Guard(answers(new FulfillmentFailed.RefusedByConsumer(503), null));

        assertThat(guard.fulfill(order)).isEqualTo(SHIPPED);
    }

    @Test
    void stopsCallingWhenTheBreakerOpens() {
        var guard = new Guard(any -> {
            calls.incrementAndGet();
            throw refusedConnection();
        });
        for (int order = 0; order < 30; order++) {
            assertThatThrownBy(() -> guard.fulfill(this.order)).isInstanceOf(FulfillmentFailed.NeverSent.class);
        }

        // A window of 50, of which all failed: the 51st is not made.
        assertThat(calls).hasValue(50);
    }

    @Test
    void letsFourInAndTurnsTheFifthAway() throws Exception {
        var inside = new CountDownLatch(4);
        var mayGo = new CountDownLatch(1);
        var guard = new Guard(any -> {
            inside.countDown();
            await(mayGo);
            return SHIPPED;
        });
        var threads = Executors.newFixedThreadPool(4);
        try {
            for (int i = 0; i < 4; i++) {
                threads.execute(() -> guard.fulfill(order));
            }
            await(inside);

            assertThatThrownBy(() -> guard.fulfill(order))
                    .isInstanceOf(FulfillmentFailed.NeverSent.class)
                    .hasMessageContaining("Too many");
        } finally {
            mayGo.countDown();
            threads.shutdown();
            assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private FulfillmentClient answers(@Nullable FulfillmentFailed... failures) {
        Deque<List<FulfillmentFailed>> script = new ArrayDeque<>();
        for (FulfillmentFailed failure : failures) {
            script.add(failure == null ? List.of() : List.of(failure));
        }
        return any -> {
            calls.incrementAndGet();
            var step = script.removeFirst();
            if (step.isEmpty()) {
                return SHIPPED;
            }
            throw step.get(0);
        };
    }

    private static FulfillmentFailed refusedConnection() {
        return new FulfillmentFailed.NeverSent("refused", null);
    }

    private static FulfillmentFailed timeout() {
        return new FulfillmentFailed.TimedOut("too late", null);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stop);
        }
    }
}
