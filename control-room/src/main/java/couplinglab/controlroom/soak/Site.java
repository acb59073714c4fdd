package couplinglab.controlroom.soak;

import static couplinglab.controlroom.process.ProcessNames.FULFILLMENT_SERVICE;

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
 * Where the faults happen: what can be done to the lab, each deed marked in the history. One fault at a time uses it;
 * deaths are reported from other threads.
 */
final class Site {
    static final String DIRECT = "direct";
    static final String GUARDED = "guarded";
    static final String QUEUE = "queue";

    private static final Logger LOG = LoggerFactory.getLogger(Site.class);
    private static final Duration TO_SHOW = Duration.ofSeconds(90);
    /** Longer than a start takes on a loaded machine. */
    private static final Duration TO_BE_REFUSED = Duration.ofSeconds(60);

    private final ManagedProcesses lab;
    private final Recorder recorder;
    private final Controls controls;
    private final Mail mail;
    private final Orders orders;
    private final Recoveries recoveries;
    private final Refusals refusals;
    private final LetterBox deadLetters;
    private final KillCount kills = new KillCount();
    private final Set<String> askedToDie = ConcurrentHashMap.newKeySet();
    private final List<String> diedByThemselves = new CopyOnWriteArrayList<>();
    private final Executor beside = Executors.newCachedThreadPool(Site::daemon);

    Site(ManagedProcesses lab, Recorder recorder, Mail mail, Orders orders, Recoveries recoveries, Refusals refusals) {
        this.lab = lab;
        this.recorder = recorder;
        this.controls = new Controls(lab);
        this.mail = mail;
        this.orders = orders;
        this.recoveries = recoveries;
        this.refusals = refusals;
        this.deadLetters = new LetterBox(lab.endpoints(FULFILLMENT_SERVICE).main());
        lab.onDeath(this::died);
    }

    Controls controls() {
        return controls;
    }

    Mail mail() {
        return mail;
    }

    Orders orders() {
        return orders;
    }

    LetterBox deadLetters() {
        return deadLetters;
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

    void setMode(String producer, String mode) throws IOException, InterruptedException {
        recorder.mark(Mark.Kind.MODE_ASKED, producer, mode);
        controls.setMode(producer, mode);
        recorder.mark(Mark.Kind.MODE_ANSWERED, producer, mode);
    }

    void freeze() throws IOException, InterruptedException {
        recorder.mark(Mark.Kind.FREEZE_ASKED, FULFILLMENT_SERVICE);
        controls.freeze(FULFILLMENT_SERVICE);
        recorder.mark(Mark.Kind.FREEZE_ANSWERED, FULFILLMENT_SERVICE);
    }

    void thaw() throws IOException, InterruptedException {
        recorder.mark(Mark.Kind.THAW_ASKED, FULFILLMENT_SERVICE);
        controls.thaw(FULFILLMENT_SERVICE);
        recorder.mark(Mark.Kind.THAW_ANSWERED, FULFILLMENT_SERVICE);
    }

    /** Returns at once, so that something can happen meanwhile. */
    void beginThaw() {
        beside.execute(() -> ignoringDeath(this::thaw));
    }

    void awaitDeadLetters(int letters) throws InterruptedException {
        if (!Waiting.until(TO_SHOW, () -> deadLetters.areAtLeast(letters))) {
            throw new DidNotHappen("there were not " + letters + " dead letters to redrive");
        }
    }

    /** Returns at once, so that something can happen meanwhile. */
    void beginRedrive() {
        beside.execute(() -> ignoringDeath(controls::redriveAll));
    }

    /** Returns when so many batches had so many of their entries refused. */
    void refuseEntries(String producer, int batches, int entries) throws InterruptedException {
        refusals.expect(producer, batches, entries);
        if (!Waiting.until(TO_BE_REFUSED, () -> refusals.areDone(producer))) {
            refusals.end(producer);
            throw new DidNotHappen(producer + " sent too few batches to refuse some of them");
        }
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

    @FunctionalInterface
    private interface Deed {
        void run() throws IOException, InterruptedException;
    }

    /** For what is under way when its process is killed. */
    private static void ignoringDeath(Deed deed) {
        try {
            deed.run();
        } catch (IOException killed) {
            LOG.debug("Nobody answered any more", killed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "fault");
        thread.setDaemon(true);
        return thread;
    }
}
