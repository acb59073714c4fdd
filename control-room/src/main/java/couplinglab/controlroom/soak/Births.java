package couplinglab.controlroom.soak;

import couplinglab.controlroom.history.Mark;
import couplinglab.controlroom.history.Recorder;
import couplinglab.controlroom.process.LabFailure;
import couplinglab.controlroom.process.ManagedProcesses;
import couplinglab.controlroom.process.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kills during the very first start, while the databases are made and migrated: each service is started on nothing and
 * killed a moment after its database has come to be.
 */
final class Births {
    static final String KIND = "kill-while-migrating";

    private static final Logger LOG = LoggerFactory.getLogger(Births.class);
    private static final Duration TO_HAVE_A_DATABASE = Duration.ofSeconds(60);

    private final ManagedProcesses lab;
    private final Recorder recorder;
    private final KillCount kills;

    Births(ManagedProcesses lab, Recorder recorder, KillCount kills) {
        this.lab = lab;
        this.recorder = recorder;
        this.kills = kills;
    }

    /**
     * Returns when none of them runs.
     *
     * @param longest in milliseconds from the database's first sign to the kill
     */
    void kill(List<String> services, long seed, long longest) throws InterruptedException {
        lab.requireStartable();
        var random = new SplittableRandom(seed);
        for (var service : services) {
            var start = CompletableFuture.runAsync(() -> tryToStart(service));
            if (!Waiting.until(TO_HAVE_A_DATABASE, () -> lab.hasDatabase(service))) {
                throw new DidNotHappen(service + " has made no database");
            }
            Thread.sleep(random.nextLong(longest));
            recorder.mark(Mark.Kind.KILL_ASKED, service);
            lab.kill(service);
            recorder.mark(Mark.Kind.KILL_CONFIRMED, service);
            kills.count(service);
            start.join();
        }
    }

    private void tryToStart(String service) {
        try {
            lab.revive(service);
        } catch (LabFailure killed) {
            LOG.debug("{} was killed while it started", service, killed);
        }
    }
}
