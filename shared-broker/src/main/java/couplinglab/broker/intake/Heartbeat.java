package couplinglab.broker.intake;

import couplinglab.chaos.Gate;
import io.awspring.cloud.sqs.listener.BatchVisibility;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/**
 * Keeps the messages of a batch hidden from other receivers for as long as it is worked on: every third of the
 * visibility timeout, so that two beats may be lost. Thread-safe.
 */
final class Heartbeat implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private final Duration visibilityTimeout;
    private final Gate gate;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "visibility-heartbeat");
        thread.setDaemon(true);
        return thread;
    });

    Heartbeat(IntakeProperties properties, Gate gate) {
        this.visibilityTimeout = properties.visibilityTimeout();
        this.gate = gate;
    }

    /** Beats until the work is done, well or not. */
    <T> CompletionStage<T> during(BatchVisibility messages, Supplier<CompletionStage<T>> work) {
        var third = visibilityTimeout.toMillis() / 3;
        var beating = timer.scheduleAtFixedRate(
                gate.unlessFrozen(() -> extend(messages)), third, third, TimeUnit.MILLISECONDS);
        return work.get().whenComplete((result, failure) -> beating.cancel(false));
    }

    @Override
    public void destroy() {
        timer.shutdownNow();
    }

    private void extend(BatchVisibility messages) {
        var unused = messages.changeToAsync((int) visibilityTimeout.toSeconds())
                .whenComplete((done, failure) -> LOG.debug("The messages of a batch stay hidden", failure));
    }
}
