package couplinglab.controlroom.web;

import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Takes a snapshot at a steady beat, one for all readers of the stream, and none while nobody reads. */
@Component
@Lazy(false)
class Snapshots implements InitializingBean, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);

    private final Stream stream;
    private final LabControl lab;
    private final Clock clock;
    private final StreamSettings settings;
    private final ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "snapshots");
        thread.setDaemon(true);
        return thread;
    });

    Snapshots(Stream stream, LabControl lab, Clock clock, StreamSettings settings) {
        this.stream = stream;
        this.lab = lab;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public void afterPropertiesSet() {
        long period = settings.snapshotEvery().toMillis();
        var unused = beat.scheduleAtFixedRate(this::publish, period, period, TimeUnit.MILLISECONDS);
    }

    @Override
    public void destroy() {
        beat.shutdownNow();
    }

    private void publish() {
        try {
            if (stream.hasReaders()) {
                stream.publishSnapshot(take());
            }
        } catch (RuntimeException failed) {
            // Thrown on, it would end the beat for good.
            LOG.warn("A snapshot could not be taken", failed);
        }
    }

    private Snapshot take() {
        var all = ProcessView.all(lab.processes());
        double rate = lab.rate();
        return new Snapshot(clock.instant(), Snapshot.phaseOf(all, rate), all, rate, lab.ledger());
    }
}
