package couplinglab.broker;

import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
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

    private final Probe probe;
    private final BrokerProperties properties;
    private final List<StartsWithBroker> waiting;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "broker-watch");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean running;
    private volatile @Nullable String degradedBecause = "not asked yet";
    private boolean everStarted; // by start(), then by the watch alone
    private @Nullable ScheduledFuture<?> watching;

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
    public void start() {
        try {
            probe.ask();
            broker(null);
        } catch (CompletionException noAnswer) {
            broker(reasonOf(noAnswer));
        }
        running = true;
        var pause = properties.probeInterval().toMillis();
        watching = watch.scheduleWithFixedDelay(this::watch, pause, pause, TimeUnit.MILLISECONDS);
    }

    private void watch() {
        try {
            probe.ask();
            broker(null);
        } catch (CompletionException | QueueMissing notThere) {
            broker(reasonOf(notThere));
        } catch (RuntimeException unexpected) {
            broker(unexpected.toString());
        }
    }

    private void broker(@Nullable String newReason) {
        var wasDegraded = degradedBecause != null;
        degradedBecause = newReason;
        if (newReason == null) {
            if (wasDegraded) {
                LOG.info("The broker is there, with the queues {}", probe.queues());
            }
            startTheWaiting();
        } else if (!wasDegraded || !running) {
            LOG.warn("The broker is degraded: {}. Work that needs it waits until it answers", newReason);
        }
    }

    private void startTheWaiting() {
        if (everStarted) {
            return;
        }
        try {
            waiting.forEach(StartsWithBroker::brokerIsThere);
            everStarted = true;
        } catch (RuntimeException goneAgain) {
            degradedBecause = reasonOf(goneAgain);
            LOG.warn("The broker went away while work on it began, which will be tried again: {}", degradedBecause);
        }
    }

    private static String reasonOf(RuntimeException failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }

    @Override
    public void stop() {
        running = false;
        if (watching != null) {
            watching.cancel(true);
        }
        watch.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
