package couplinglab.controlroom.demo;

import static couplinglab.controlroom.process.ProcessNames.FULFILLMENT_SERVICE;

import couplinglab.contracts.BusSpec;
import couplinglab.controlroom.history.Mark;
import couplinglab.controlroom.history.Recorder;
import couplinglab.controlroom.ledger.RouteMarks;
import couplinglab.controlroom.process.Controls;
import couplinglab.controlroom.process.EventBus;
import couplinglab.controlroom.process.ManagedProcesses;
import couplinglab.controlroom.process.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * What can be done to the lab during a run. Every deed is marked in the run's history: when it was asked for and when
 * it was confirmed.
 */
final class Stage {
    private static final Duration DEATH = Duration.ofSeconds(10);

    private final ManagedProcesses lab;
    private final Controls controls;
    private final Recorder recorder;

    Stage(ManagedProcesses lab, Controls controls, Recorder recorder) {
        this.lab = lab;
        this.controls = controls;
        this.recorder = recorder;
    }

    void setMode(String producer, String mode) throws IOException, InterruptedException {
        recorder.mark(Mark.Kind.MODE_ASKED, producer, mode);
        controls.setMode(producer, mode);
        recorder.mark(Mark.Kind.MODE_ANSWERED, producer, mode);
    }

    /** Through the consumer's own chaos endpoint; confirmed when its process is gone. */
    void kill(String consumer) throws IOException, InterruptedException {
        recorder.mark(Mark.Kind.KILL_ASKED, consumer);
        controls.kill(consumer);
        boolean gone = Waiting.until(DEATH, () -> !lab.status(consumer).isRunning());
        if (gone) {
            recorder.mark(Mark.Kind.KILL_CONFIRMED, consumer);
        }
    }

    /** @param then all rules of the bus, with these */
    void addRules(List<BusSpec.Rule> rules, BusSpec then) {
        change(then, bus -> rules.forEach(bus::add));
    }

    /** @param then all rules of the bus, without these */
    void removeRules(List<BusSpec.Rule> rules, BusSpec then) {
        change(then, bus -> rules.forEach(bus::remove));
    }

    /** For the runs to come, which begin with the rules as they were. */
    void removeRule(BusSpec.Rule rule) {
        try (var bus = new EventBus(lab.events())) {
            bus.remove(rule);
        }
    }

    private void change(BusSpec then, Consumer<EventBus> deed) {
        try (var bus = new EventBus(lab.events())) {
            recorder.mark(Mark.Kind.RULES_ASKED, then.name(), RouteMarks.RULES.detailOf(then));
            deed.accept(bus);
            recorder.mark(Mark.Kind.RULES_ANSWERED, then.name(), RouteMarks.RULES.detailOf(then));
        }
    }

    void killBroker() {
        recorder.mark(Mark.Kind.KILL_ASKED, lab.intermediary());
        lab.kill(lab.intermediary());
        recorder.mark(Mark.Kind.KILL_CONFIRMED, lab.intermediary());
    }

    void revive(String process) {
        recorder.mark(Mark.Kind.REVIVE_ASKED, process);
        lab.revive(process);
        recorder.mark(Mark.Kind.READY, process);
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

    ManagedProcesses lab() {
        return lab;
    }

    Controls controls() {
        return controls;
    }
}
