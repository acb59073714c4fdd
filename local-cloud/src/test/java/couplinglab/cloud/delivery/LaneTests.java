package couplinglab.cloud.delivery;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LaneTests {
    private static final Duration LONG = Duration.ofSeconds(40);

    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicInteger rounds = new AtomicInteger();

    @Test
    void goesOnOnceTheMachineHasAThreadForIt() {
        refusals.set(2);
        try (var threads = new LaneThreads(threadsAfterRefusals())) {
            new Lane("q", this::onlyRound, threads).wake();
            await().atMost(LONG).until(() -> rounds.get() == 1);
        }
    }

    @Test
    void goesOnAfterAPauseAtWhoseEndThereWasNoThread() {
        refusals.set(2);
        try (var threads = new LaneThreads(threadsAfterRefusals())) {
            threads.runAfter(Duration.ofMillis(1), rounds::incrementAndGet);
            await().atMost(LONG).until(() -> rounds.get() == 1);
        }
    }

    private Lane.Rest onlyRound(String queue) {
        rounds.incrementAndGet();
        return new Lane.Rest.UntilWoken();
    }

    /** As a JVM does that may have no more of them. */
    private ThreadFactory threadsAfterRefusals() {
        return work -> new Thread(work) {
            @Override
            public synchronized void start() {
                if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    throw new OutOfMemoryError("unable to create native thread");
                }
                super.start();
            }
        };
    }
}
