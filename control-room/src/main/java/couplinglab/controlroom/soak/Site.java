package couplinglab.controlroom.soak;

import static couplinglab.controlroom.process.ProcessNames.FULFILLMENT_SERVICE;

import couplinglab.controlroom.history.Mark;
import couplinglab.controlroom.history.Recorder;
import couplinglab.controlroom.process.Controls;
import couplinglab.controlroom.process.ManagedProcesses;
import couplinglab.controlroom.process.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the faults happen: what can be done to the lab, each deed marked in the history. One fault at a time uses
 * it.
 */
final class Site {
    static final String DIRECT = "direct";
    static final String GUARDED = "guarded";
    static final String QUEUE = "queue";
    static final String TOPIC = "topic";
    static final String BUS = "bus";

    private static final Logger LOG = LoggerFactory.getLogger(Site.class);
    private static final Duration TO_SHOW = Duration.ofSeconds(90);
    /** Longer than a start takes on a loaded machine. */
    private static final Duration TO_BE_REFUSED = Duration.ofSeconds(60);

    private final Modes modes;
    private final Recorder recorder;
    private final Lives lives;
    private final Controls controls;
    private final Mail mail;
    private final Orders orders;
    private final Refusals refusals;
    private final LetterBox deadLetters;
    private final Executor beside = Executors.newCachedThreadPool(Site::daemon);

    Site(
            Modes modes,
            ManagedProcesses lab,
            Recorder recorder,
            Mail mail,
            Orders orders,
            Recoveries recoveries,
            Refusals refusals) {
        this.modes = modes;
        this.recorder = recorder;
        this.controls = new Controls(lab);
        this.mail = mail;
        this.orders = orders;
        this.refusals = refusals;
        this.deadLetters = new LetterBox(lab.endpoints(FULFILLMENT_SERVICE).main());
        this.lives = new Lives(lab, recorder, controls, recoveries);
    }

    /** Who lives and dies. */
    Lives lives() {
        return lives;
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

    /** The producer hands its orders over and waits for nobody. */
    void loosen(String producer) throws IOException, InterruptedException {
        setMode(producer, modes.loose());
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
