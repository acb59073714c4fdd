package couplinglab.controlroom.traffic;

import couplinglab.contracts.OrderContent;
import couplinglab.controlroom.history.Recorder;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Open-loop traffic: orders arrive on a schedule whether or not earlier ones were answered, as customers do. A closed
 * loop would slow down with the service and hide its trouble (coordinated omission). Each arrival is offered to every
 * lane, the same order under a key of its own. Thread-safe.
 *
 * <p>An arrival for which there is no room is counted as not sent and is no offer: when {@link #MAX_OUTSTANDING} calls
 * are under way, when the sender is more than a customer's patience behind its schedule (a machine that slept), or
 * when the history can't be written.
 */
public final class Traffic implements AutoCloseable {
    /** Room for 400 arrivals a second, none answered within the patience of 10 s. */
    public static final int MAX_OUTSTANDING = 4000;

    private static final Logger LOG = LoggerFactory.getLogger(Traffic.class);

    private final Recorder recorder;
    private final List<Lane> lanes;
    private final Supplier<OrderContent> orders;
    private final Customers customers;
    private final Clock clock = Clock.systemUTC();
    private final Duration patience;
    private final int maxOutstanding;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Schedule schedule = new Schedule();
    private boolean closed;

    private final AtomicInteger outstanding = new AtomicInteger();
    private final AtomicLong notSent = new AtomicLong();

    Traffic(Recorder recorder, List<Lane> lanes, Supplier<OrderContent> orders, Duration patience, int maxOutstanding) {
        this.recorder = recorder;
        this.lanes = List.copyOf(lanes);
        this.orders = orders;
        this.patience = patience;
        this.maxOutstanding = maxOutstanding;
        this.customers = new Customers(recorder, clock, patience, Answering.pool());
    }

    /** Starts with a rate of 0. */
    public static Traffic to(List<Lane> lanes, Supplier<OrderContent> orders, Recorder recorder) {
        var traffic = new Traffic(recorder, lanes, orders, Customers.PATIENCE, MAX_OUTSTANDING);
        traffic.start();
        return traffic;
    }

    void start() {
        Answering.daemon(this::keepArriving, "arrivals").start();
    }

    /** From now on; 0 is no traffic. Calls under way go on. */
    public void setRate(double perSecond) {
        offer(perSecond, Schedule.UNLIMITED);
    }

    /** So many arrivals at this rate, then none; replaces the rate before. */
    public void offer(double perSecond, long arrivals) {
        if (!(perSecond >= 0 && Double.isFinite(perSecond))) {
            throw new IllegalArgumentException("The rate must be 0 or more orders a second, not " + perSecond);
        }
        lock.lock();
        try {
            schedule.set(perSecond, arrivals, System.nanoTime());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Arrivals a second, 0 when there are none to come. */
    public double rate() {
        lock.lock();
        try {
            return schedule.rate();
        } finally {
            lock.unlock();
        }
    }

    /** Calls that are due or made and not yet concluded. */
    public int outstanding() {
        return outstanding.get();
    }

    /** Arrivals that found no room, one for each lane. */
    public long notSent() {
        return notSent.get();
    }

    /** No arrivals any more. Calls under way are not waited for and end as unknown. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void keepArriving() {
        try {
            while (true) {
                var scheduled = awaitArrival();
                if (scheduled == null) {
                    return;
                }
                arrive(scheduled);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** When the arrival was due, or null once there will be no more. */
    private @Nullable Instant awaitArrival() throws InterruptedException {
        lock.lock();
        try {
            while (!closed) {
                long now = System.nanoTime();
                long due = schedule.next();
                if (due == Schedule.NEVER) {
                    changed.await();
                } else if (due - now > 0) {
                    changed.awaitNanos(due - now);
                } else {
                    schedule.take();
                    // At once: who sees that none is to come and none is under way must be right.
                    outstanding.addAndGet(lanes.size());
                    return clock.instant().minusNanos(now - due);
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private void arrive(Instant scheduled) {
        var order = orders.get();
        long arrival = recorder.nextArrival();
        boolean late = scheduled.plus(patience).isBefore(clock.instant());
        for (var lane : lanes) {
            if (late || outstanding.get() > maxOutstanding) {
                skip();
            } else {
                offer(lane, arrival, scheduled, order);
            }
        }
    }

    private void offer(Lane lane, long arrival, Instant scheduled, OrderContent order) {
        try {
            var offer = recorder.invoke(lane.name(), arrival, scheduled, order);
            var unused = customers.send(lane, offer, order).thenRun(outstanding::decrementAndGet);
        } catch (UncheckedIOException unwritable) {
            skip();
            LOG.error("An order was not offered", unwritable);
        }
    }

    private void skip() {
        notSent.incrementAndGet();
        outstanding.decrementAndGet();
    }
}
