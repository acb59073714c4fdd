package couplinglab.order.relay;

import couplinglab.broker.StartsWithBroker;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Sends the outbox: {@value #LOOPS} loops, woken by a commit or every 2 s. Messages of one loop go in id order; between
 * loops, and after a failure, there is no order. A degraded broker is asked again with growing pauses and jitter, and
 * the reason is logged once. Thread-safe.
 */
@Component
public class Relay implements StartsWithBroker, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final int LOOPS = 2;
    private static final Duration IDLE = Duration.ofSeconds(2);
    /** For all loops together; less than the 5 s that the lab on the JDK gives a process before it kills it. */
    private static final Duration STOP = Duration.ofSeconds(4);

    private static final IntervalFunction PAUSES =
            IntervalFunction.ofExponentialRandomBackoff(Duration.ofMillis(200), 2, 0.5, Duration.ofSeconds(5));

    private final RelayRound round;
    private final Semaphore wakes = new Semaphore(0);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AtomicReference<@Nullable String> trouble = new AtomicReference<>();
    private final List<Thread> loops = new ArrayList<>();

    Relay(RelayRound round) {
        this.round = round;
    }

    /** There is something to send. Returns at once. */
    public void wake() {
        if (wakes.availablePermits() < LOOPS) {
            wakes.release();
        }
    }

    @Override
    public synchronized void brokerIsThere() {
        while (loops.size() < LOOPS && stopping.getCount() > 0) {
            var loop = new Thread(this::loop, "relay-" + (loops.size() + 1));
            loops.add(loop);
            loop.start();
        }
    }

    private void loop() {
        int failures = 0;
        try {
            while (stopping.getCount() > 0) {
                var result = runRound();
                failures = result.trouble() == null ? 0 : failures + 1;
                if (failures > 0) {
                    stopping.await(PAUSES.apply(Math.min(failures, 10)), TimeUnit.MILLISECONDS);
                } else if (result.claimed() < OrderPublisher.MAX_BATCH) {
                    wakes.tryAcquire(IDLE.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private RelayRound.Result runRound() {
        RelayRound.Result result;
        try {
            result = round.run();
        } catch (RuntimeException failure) {
            LOG.debug("A round of the relay failed", failure);
            result = new RelayRound.Result(0, failure.toString());
        }
        report(result);
        return result;
    }

    private void report(RelayRound.Result result) {
        if (result.trouble() != null && trouble.getAndSet(result.trouble()) == null) {
            LOG.warn("The relay can't send, and goes on trying: {}", result.trouble());
        } else if (result.trouble() == null && result.claimed() > 0 && trouble.getAndSet(null) != null) {
            LOG.info("The relay sends again");
        }
    }

    /** Why the last messages could not be sent, or null if they could: a topic or a bus that is missing, say. */
    @Nullable
    String trouble() {
        return trouble.get();
    }

    /** Started by {@link #brokerIsThere}, not with the context. */
    @Override
    public void start() {
        LOG.debug("The relay waits for the broker");
    }

    /** The batch in hand is finished; nothing new is claimed. */
    @Override
    public void stop() {
        stopping.countDown();
        wakes.release(LOOPS);
        var end = System.nanoTime() + STOP.toNanos();
        try {
            for (Thread loop : loops()) {
                // Not 0 ms, which would be for ever.
                loop.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized List<Thread> loops() {
        return List.copyOf(loops);
    }

    @Override
    public boolean isRunning() {
        return stopping.getCount() > 0;
    }
}
