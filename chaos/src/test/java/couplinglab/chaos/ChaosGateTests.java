package couplinglab.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Time stands still here unless a test moves it; the timer only decides when the gate looks at the clock. */
class ChaosGateTests {
    private final AtomicLong now = new AtomicLong(TimeUnit.DAYS.toNanos(1));
    private final Chaos chaos = new Chaos(ChaosProfile.consumer(), ChaosState.CALM, () -> {});
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ChaosGate gate = new ChaosGate(chaos, timer, now::get);

    @AfterEach
    void stopTheTimer() {
        timer.shutdownNow();
    }

    @Test
    void letsWorkInAtOnceWhenNothingIsDone() {
        assertThat(enter(1)).isCompleted();
        assertThat(enter(0)).isCompleted();
    }

    @Test
    void parksWorkWithoutAThreadUntilTheThaw() {
        chaos.freeze();
        var parked = new ArrayList<CompletableFuture<Void>>();
        var threads = Thread.activeCount();
        for (int i = 0; i < 500; i++) {
            parked.add(enter(1));
        }
        assertThat(parked).noneMatch(CompletableFuture::isDone);
        assertThat(Thread.activeCount()).isLessThan(threads + 10);

        chaos.calm();

        assertThat(parked).allMatch(CompletableFuture::isDone);
    }

    @Test
    void delaysCallsSideBySide() {
        chaos.slow(new Slow(200, null));
        var first = enter(1);
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(100));
        var second = enter(10);
        assertThat(List.of(first, second)).noneMatch(CompletableFuture::isDone);

        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(100));
        look();
        assertThat(first).isCompleted();
        assertThat(second).isNotDone();

        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(100));
        look();
        assertThat(second).isCompleted();
    }

    @Test
    void pacesAllWorkTogetherInTheOrderOfArrival() {
        chaos.slow(new Slow(null, 10));
        var batch = enter(10);
        var single = enter(1);

        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(999));
        look();
        assertThat(batch).isNotDone();
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(1));
        look();
        assertThat(batch).isCompleted();
        assertThat(single).isNotDone();

        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(100));
        look();
        assertThat(single).isCompleted();
    }

    @Test
    void keepsNoPaceForWorkWithoutOrders() {
        chaos.slow(new Slow(null, 1));
        var paced = enter(5);

        assertThat(enter(0)).isCompleted();
        assertThat(paced).isNotDone();
    }

    @Test
    void letsTheWaitingInWhenThePaceIsTakenOff() {
        chaos.slow(new Slow(null, 1));
        var waiting = enter(100);

        chaos.calm();

        assertThat(waiting).isCompleted();
    }

    @Test
    void wakesByItselfWhenThePaceAllows() {
        var real = new ChaosGate(chaos, timer, System::nanoTime);
        chaos.slow(new Slow(20, null));

        await().atMost(Duration.ofMinutes(1)).until(real.enter(1).toCompletableFuture()::isDone);
    }

    @Test
    void parksWorkAgainThatReachesItsThreadInAFrozenProcess() {
        var pool = new ArrayList<Runnable>();
        var done = gate.admit(1, pool::add, () -> "worked").toCompletableFuture();
        assertThat(pool).hasSize(1);

        chaos.freeze();
        pool.remove(0).run();
        assertThat(done).isNotDone();
        assertThat(pool).isEmpty();

        chaos.calm();
        pool.remove(0).run();
        assertThat(done).isCompletedWithValue("worked");
    }

    @Test
    void refusesTheWaitingAndTheNewWhenAFrozenProcessEnds() {
        chaos.freeze();
        var waiting = gate.admit(1, Runnable::run, () -> "worked").toCompletableFuture();

        gate.end();

        assertThat(waiting).isCompletedExceptionally();
        assertThat(gate.admit(1, Runnable::run, () -> "worked").toCompletableFuture())
                .isCompletedExceptionally();
    }

    @Test
    void letsInWhatIsDueSoonWhenTheProcessEnds() {
        chaos.slow(new Slow(300, null));
        var due = enter(1);

        gate.end();
        assertThat(due).isNotDone();

        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(300));
        look();
        assertThat(due).isCompleted();
    }

    @Test
    void refusesWhatIsNotDueSoonWhenTheProcessEnds() {
        chaos.slow(new Slow(600_000, null));
        var late = enter(1);

        gate.end();

        await().atMost(Duration.ofMinutes(1)).until(late::isDone);
        assertThat(late).isCompletedExceptionally();
        assertThat(enter(1)).isCompletedExceptionally();
    }

    @Test
    void handsOnWhatTheWorkThrows() {
        var done = gate.admit(1, Runnable::run, () -> {
            throw new FailedOnPurpose();
        });

        assertThat(done.toCompletableFuture()).isCompletedExceptionally();
    }

    @Test
    void skipsWhatIsNotToBeDoneWhileFrozen() {
        var runs = new ArrayList<String>();
        var work = gate.unlessFrozen(() -> runs.add("ran"));

        chaos.freeze();
        work.run();
        assertThat(runs).isEmpty();

        chaos.calm();
        work.run();
        assertThat(runs).hasSize(1);
    }

    private CompletableFuture<Void> enter(int orders) {
        return gate.enter(orders).toCompletableFuture();
    }

    /** Any change of the state makes the gate look at the clock. */
    private void look() {
        chaos.fail(chaos.state().failPercent());
    }
}
