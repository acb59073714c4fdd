package couplinglab.controlroom.soak;

import couplinglab.controlroom.history.Mark;
import couplinglab.controlroom.history.Recorder;
import couplinglab.controlroom.process.Controls;
import couplinglab.controlroom.process.LabFailure;
import couplinglab.controlroom.process.ManagedProcesses;
import couplinglab.controlroom.process.ProcessStatus;
import couplinglab.controlroom.process.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is killed and revived, counted and marked in the history; and who dies without having been asked to. One fault at
 * a time uses it; deaths are reported from other threads.
 */
final class Lives {
    private static final Logger LOG = LoggerFactory.getLogger(Lives.class);
    /** Docker takes seconds on a loaded machine, before the process is there at all. */
    private static final Duration TO_RUN = Duration.ofSeconds(60);

    private final ManagedProcesses lab;
    private final Recorder recorder;
    private final Controls controls;
    private final Recoveries recoveries;
    private final KillCount kills = new KillCount();
    private final Set<String> askedToDie = ConcurrentHashMap.newKeySet();
    private final List<String> diedByThemselves = new CopyOnWriteArrayList<>();
    private final Executor beside = Executors.newCachedThreadPool(Lives::daemon);

    Lives(ManagedProcesses lab, Recorder recorder, Controls controls, Recoveries recoveries) {
        this.lab = lab;
        this.recorder = recorder;
        this.controls = controls;
        this.recoveries = recoveries;
        lab.onDeath(this::died);
    }

    KillCount kills() {
        return kills;
    }

    /** Processes that ended though nobody had planned it, in words. */
    List<String> diedByThemselves() {
        return List.copyOf(diedByThemselves);
    }

    /** All at the same time; returns when they are gone. */
    void kill(List<String> victims) {
        together(victims, victim -> {
            if (!lab.status(victim).isRunning()) {
                throw new DidNotHappen(victim + " was dead already");
            }
            recoveries.interrupt();
            recorder.mark(Mark.Kind.KILL_ASKED, victim);
            lab.kill(victim);
            recorder.mark(Mark.Kind.KILL_CONFIRMED, victim);
            kills.count(victim);
        });
    }

    /** The process will kill itself when it gets to this point. */
    void crashAt(String victim, String point) throws InterruptedException {
        askedToDie.add(victim);
        recorder.mark(Mark.Kind.KILL_ASKED, victim);
        try {
            controls.crashAt(victim, point);
        } catch (IOException unanswered) {
            // It may have got there before it could answer; whether it has is seen by its death.
            LOG.debug("{} gave no answer", victim, unanswered);
        }
    }

    void awaitDeath(String victim, Duration patience) throws InterruptedException {
        boolean gone = Waiting.until(patience, () -> !lab.status(victim).isRunning());
        if (!gone) {
            throw new DidNotHappen(victim + " did not get to the point where it was to crash");
        }
        recoveries.interrupt();
        recorder.mark(Mark.Kind.KILL_CONFIRMED, victim);
        kills.count(victim);
    }

    /** All at the same time; returns when they are ready. */
    void revive(List<String> processes) {
        together(processes, this::revive);
        recoveries.begin();
    }

    /** After a fault that went wrong in the middle. */
    void reviveAllDead() {
        revive(lab.all().stream()
                .filter(process -> !process.isRunning())
                .map(ProcessStatus::name)
                .toList());
    }

    /** Returns when the process runs, which is long before it is ready. */
    void awaitLife(String process) throws InterruptedException {
        if (!Waiting.until(TO_RUN, () -> lab.status(process).isRunning())) {
            throw new DidNotHappen(process + " did not begin to run");
        }
    }

    /** Returns at once. */
    void beginRevival(String process) {
        beside.execute(() -> {
            try {
                revive(process);
            } catch (LabFailure killedMeanwhile) {
                LOG.debug("{} was not revived", process, killedMeanwhile);
            }
        });
    }

    private void revive(String process) {
        recorder.mark(Mark.Kind.REVIVE_ASKED, process);
        lab.revive(process);
        // Not before: its death is reported when it has been seen already, or later.
        askedToDie.remove(process);
        recorder.mark(Mark.Kind.READY, process);
    }

    private void died(ProcessStatus dead) {
        if (!askedToDie.contains(dead.name())) {
            recorder.mark(Mark.Kind.EXITED, dead.name());
            diedByThemselves.add(dead.name() + " ended by itself with exit code " + dead.exitCode());
        }
    }

    private <T> void together(List<T> some, Consumer<T> deed) {
        var deeds = some.stream()
                .map(one -> CompletableFuture.runAsync(() -> deed.accept(one), beside))
                .toList();
        try {
            deeds.forEach(CompletableFuture::join);
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException known ? known : failed;
        }
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "life or death");
        thread.setDaemon(true);
        return thread;
    }
}
