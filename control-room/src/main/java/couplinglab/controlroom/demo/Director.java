package couplinglab.controlroom.demo;

import static couplinglab.controlroom.process.ProcessNames.ORDER_SERVICE;
import static couplinglab.controlroom.process.ProcessNames.ORDER_SERVICE_2;

import couplinglab.controlroom.history.Publish;
import couplinglab.controlroom.history.Recorder;
import couplinglab.controlroom.ledger.Account;
import couplinglab.controlroom.ledger.Accounting;
import couplinglab.controlroom.ledger.Bookkeeper;
import couplinglab.controlroom.ledger.Books;
import couplinglab.controlroom.ledger.Copies;
import couplinglab.controlroom.ledger.Routes;
import couplinglab.controlroom.ledger.SettleWatch;
import couplinglab.controlroom.ledger.Stillness;
import couplinglab.controlroom.process.Controls;
import couplinglab.controlroom.process.ManagedProcesses;
import couplinglab.controlroom.process.Waiting;
import couplinglab.controlroom.traffic.Lane;
import couplinglab.controlroom.traffic.RandomOrders;
import couplinglab.controlroom.traffic.Traffic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the runs one after the other in one lab, whose processes stay up between them, and settles once for all.
 *
 * <p>Why that is sound: a run is a set of keys, and every verdict is about those keys alone, so that whatever becomes
 * of them later, in whichever run, is still found and counted; when they were published is read while their run lasts.
 * Between two runs the lab comes to rest: all processes up, outboxes and queues empty, no call under way, every accepted
 * order shipped; nothing is left that could reach into the next run. A run that does not come to rest in time is settled
 * and judged on the spot, so that no later restart can heal it. After the last run the lab is settled for two visibility
 * timeouts, the books are read once more, whole, and all runs are judged by them: that only ever adds evidence against a
 * run.
 */
final class Director implements AutoCloseable {
    private static final Duration TO_REST = Duration.ofMinutes(1);
    private static final Duration TO_SETTLE = Duration.ofMinutes(2);
    private static final Duration TO_CONCLUDE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final int WARM_UP_ORDERS = 20;
    private static final long SEED = 20261124;

    private final ManagedProcesses lab;
    private final Path histories;
    private final Plan plan;
    private final Controls controls;
    private final Bookkeeper bookkeeper;
    private final Stillness stillness;

    /** That of the run that is being made, which gets the publishes that are read meanwhile. */
    private @Nullable Recorder filming;

    /** What ended one producer, and half as much again, is what the next must bear. */
    private Plan load;

    Director(ManagedProcesses lab, Path histories, Plan plan) {
        this.lab = lab;
        this.histories = histories;
        this.plan = plan;
        this.load = plan;
        this.controls = new Controls(lab);
        var producers = List.of(ORDER_SERVICE, ORDER_SERVICE_2);
        this.bookkeeper = Bookkeeper.of(lab, producers, this::published);
        this.stillness = new Stillness(lab, producers);
    }

    /** First calls are slow in any JVM; they are made here and counted nowhere. */
    void warmUp() throws IOException, InterruptedException {
        try (var recorder = Recorder.open(histories.resolve("warm-up"));
                var traffic = traffic(recorder, ORDER_SERVICE, ORDER_SERVICE_2)) {
            filming = recorder;
            for (var mode : List.of(RunId.DIRECT, RunId.GUARDED, RunId.QUEUE, RunId.TOPIC, RunId.BUS)) {
                for (var producer : List.of(ORDER_SERVICE, ORDER_SERVICE_2)) {
                    controls.setMode(producer, mode);
                }
                traffic.offer(plan.rate() * 2, WARM_UP_ORDERS);
                Waiting.until(TO_CONCLUDE, () -> traffic.rate() == 0 && traffic.outstanding() == 0);
            }
            comesToRest(recorder);
        }
    }

    Footage film(RunId id, int number) throws IOException, InterruptedException {
        try (var recorder = Recorder.open(histories.resolve(Integer.toString(number)));
                var traffic = traffic(recorder, id.producer())) {
            filming = recorder;
            // They stay for the rest of the demo, and catch up with what has waited for them.
            id.subscribers().forEach(lab::revive);
            var before = duplicates();
            var stage = new Stage(lab, controls, recorder);
            var clues = scene(id, stage, traffic, recorder).play();
            if (clues.crash() != null && clues.crash().exitCode() != null) {
                load = plan.withCrashOrders(clues.crash().orders() * 3 / 2);
            }
            var early = comesToRest(recorder) ? null : judgedOnTheSpot(recorder);
            var duplicates = difference(before, duplicates());
            var history = recorder.history();
            if (id.fault() == Fault.RULE) {
                stage.removeRule(RuleScene.ADDED);
            }
            return new Footage(id, history, clues, duplicates, early);
        }
    }

    /** Settles and returns the books by which all runs are judged, or null if the lab did not settle. */
    @Nullable
    Books settle() throws InterruptedException {
        var watch = new SettleWatch();
        boolean settled = look(
                TO_SETTLE,
                () -> watch.observe(
                        Clock.systemUTC().instant(), stillness.disturbances().isEmpty()));
        return settled && bookkeeper.readAll() ? bookkeeper.books() : null;
    }

    Books books() {
        return bookkeeper.books();
    }

    @Override
    public void close() {
        stillness.close();
    }

    private Scene scene(RunId id, Stage stage, Traffic traffic, Recorder recorder) {
        return switch (id.fault()) {
            case FREEZE -> new FreezeScene(id, plan, stage, traffic, recorder);
            case CRASH -> new CrashScene(id, load, stage, traffic, recorder);
            case SUBSCRIBER -> new FanOutScene(id, plan, stage, traffic, recorder, bookkeeper);
            case RULE -> new RuleScene(id, plan, stage, traffic, recorder);
            case UNMATCHED -> new UnmatchedScene(id, plan, stage, traffic, recorder, bookkeeper);
            case NONE, KILL, BROKER, SWITCH -> new Scene(id, plan, stage, traffic, recorder);
        };
    }

    private Traffic traffic(Recorder recorder, String... producers) {
        var lanes = Stream.of(producers)
                .map(producer -> new Lane(producer, lab.endpoints(producer).main()))
                .toList();
        return Traffic.to(lanes, new RandomOrders(SEED), recorder);
    }

    private boolean comesToRest(Recorder recorder) throws InterruptedException {
        var routes = Routes.of(recorder.history().marks());
        return look(TO_REST, () -> {
            bookkeeper.read();
            var history = recorder.history();
            return Accounting.of(history, bookkeeper.books(), false).waiting() == 0
                    && Copies.of(history, bookkeeper.books(), false, routes).stream()
                            .allMatch(copies -> copies.waiting() == 0)
                    && stillness.disturbances().isEmpty();
        });
    }

    private Account judgedOnTheSpot(Recorder recorder) throws InterruptedException {
        var books = settle();
        return Accounting.of(recorder.history(), books == null ? bookkeeper.books() : books, books != null);
    }

    private void published(String producer, Publish publish) {
        if (filming != null) {
            filming.published(producer, publish);
        }
    }

    private @Nullable Long duplicates() {
        return bookkeeper.readAll() ? bookkeeper.books().duplicates() : null;
    }

    private static @Nullable Long difference(@Nullable Long before, @Nullable Long after) {
        return before == null || after == null ? null : Long.valueOf(after - before);
    }

    private static boolean look(Duration patience, Waiting.Condition<RuntimeException> condition)
            throws InterruptedException {
        return Waiting.until(patience, () -> {
            if (condition.holds()) {
                return true;
            }
            Thread.sleep(BETWEEN_LOOKS.toMillis());
            return false;
        });
    }
}
