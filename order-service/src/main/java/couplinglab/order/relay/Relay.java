package couplinglab.order.relay;

import couplinglab.broker.StartsWithBroker;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Sends the outbox: {@value #LOOPS} loops, woken by a commit or every 2 s. Messages of one loop go in id order; between
 * loops, and after a failure, there is no order. A degraded broker is asked again with growing pauses and jitter, each
 * address by itself, and the reason is logged once. Thread-safe.
 */
@Component
public class Relay implements StartsWithBroker, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final int LOOPS = 2;
    private static final Duration IDLE = Duration.ofSeconds(2);
    /** For all loops together; less than the 5 s that the lab on the JDK gives a process before it kills it. */
    private static final Duration STOP = Duration.ofSeconds(4);

    private final RelayRound round;
    private final Rests rests;
    private final Semaphore wakes = new Semaphore(0);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final List<Thread> loops = new ArrayList<>();

    Relay(RelayRound round, Clock clock) {
        this.round = round;
        this.rests = new Rests(clock);
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
                failures = result == null ? failures + 1 : 0;
                if (result == null) {
                    stopping.await(Rests.pause(failures).toMillis(), TimeUnit.MILLISECONDS);
                } else if (result.claimed() < OrderPublisher.MAX_BATCH) {
                    awaitWork();
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** While one of them rests no commit wakes the relay: it would look through all that waits, each time. */
    private void awaitWork() throws InterruptedException {
        var rest = rests.untilAwake();
        if (rest == null) {
            wakes.tryAcquire(IDLE.toMillis(), TimeUnit.MILLISECONDS);
        } else {
            stopping.await(Math.min(rest.toMillis() + 1, IDLE.toMillis()), TimeUnit.MILLISECONDS);
        }
    }

    /** Null where the database failed, or what nobody has thought of. */
    private RelayRound.@Nullable Result runRound() {
        try {
            var result = round.run(rests.resting());
            result.troubles().forEach(this::failed);
            result.worked().forEach(this::worked);
            return result;
        } catch (RuntimeException failure) {
            LOG.warn("A round of the relay failed, and is repeated: {}", failure.toString());
            return null;
        }
    }

    private void failed(Address address, String trouble) {
        if (rests.failed(address, trouble)) {
            LOG.warn("The relay can't send in mode {}, and goes on trying: {}", address.mode(), trouble);
        }
    }

    private void worked(Address address) {
        if (rests.worked(address)) {
            LOG.info("The relay sends again in mode {} to \"{}\"", address.mode(), address.destination());
        }
    }

    /** Why the last messages could not be sent, or null if they could: a topic or a bus that is missing, say. */
    @Nullable
    String trouble() {
        return rests.reason();
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
