package couplinglab.broker;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Watches the broker. A broker that answers "no such queue" at the first contact stops the start ({@link QueueMissing});
 * one that does not answer is degraded, never an error: the service starts without it, and what needs the broker
 * begins when it answers with all its queues. Each change is logged once. Thread-safe.
 */
public final class Broker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Broker.class);
    private static final String THERE = "there";
    private static final String QUEUE_MISSING = "queue missing";
    private static final String SILENT = "silent";

    private final Probe probe;
    private final BrokerProperties properties;
    private final List<StartsWithBroker> waiting;
    private volatile @Nullable ScheduledExecutorService watch;
    private boolean stopped;
    private volatile @Nullable String degradedBecause = "not asked yet";

    // Written by start(), then by the watch alone.
    private final Set<StartsWithBroker> begun = new HashSet<>();
    private String logged = "nothing yet";

    Broker(Probe probe, BrokerProperties properties, List<StartsWithBroker> waiting) {
        this.probe = probe;
        this.properties = properties;
        this.waiting = waiting;
    }

    /** Why the broker can't be used now, or null if it can. */
    public @Nullable String degradedBecause() {
        return degradedBecause;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the watch reports its failures itself
    public void start() {
        begun.clear();
        setStopped(false);
        var failure = failureToUseIt();
        if (failure instanceof QueueMissing atFirstContact) {
            throw atFirstContact;
        }
        report(failure);
        // One a start: a context that was stopped or paused may start again, which a shut-down executor can't.
        var executor = Executors.newSingleThreadScheduledExecutor(Broker::thread);
        var pause = properties.probeInterval().toMillis();
        var unused =
                executor.scheduleWithFixedDelay(() -> report(failureToUseIt()), pause, pause, TimeUnit.MILLISECONDS);
        watch = executor;
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "broker-watch");
        thread.setDaemon(true);
        return thread;
    }

    private @Nullable RuntimeException failureToUseIt() {
        try {
            probe.ask();
            startTheWaiting();
            return null;
        } catch (RuntimeException notThere) {
            return notThere;
        }
    }

    /** One that can't begin yet neither keeps the others from it, nor makes them begin twice. */
    private synchronized void startTheWaiting() {
        if (stopped) {
            return;
        }
        @Nullable RuntimeException first = null;
        for (var work : waiting) {
            try {
                if (!begun.contains(work)) {
                    work.brokerIsThere();
                    begun.add(work);
                }
            } catch (RuntimeException goneAgain) {
                first = first == null ? goneAgain : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private void report(@Nullable RuntimeException failure) {
        var cause = failure == null ? null : causeOf(failure);
        degradedBecause = cause == null ? null : reason(cause);
        // Not by its reason: a broker that is down refuses one time and is silent the next.
        var state = cause == null ? THERE : cause instanceof QueueMissing ? QUEUE_MISSING : SILENT;
        if (state.equals(logged)) {
            return;
        }
        logged = state;
        if (cause == null) {
            LOG.info("The broker is there, with the queues {}", probe.queues());
        } else {
            LOG.warn("The broker is degraded: {}. Work that needs it waits until it answers", reason(cause));
        }
    }

    private static String reason(Throwable cause) {
        return cause instanceof QueueMissing
                ? String.valueOf(cause.getMessage())
                : cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }

    private static Throwable causeOf(RuntimeException failure) {
        Throwable cause = failure;
        while (!(cause instanceof QueueMissing) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private synchronized void setStopped(boolean now) {
        stopped = now;
    }

    /** Once this has returned, nothing begins any more: what was stopped would live on. */
    @Override
    public void stop() {
        setStopped(true);
        var executor = watch;
        watch = null;
        if (executor != null) {
            executor.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return watch != null;
    }
}
