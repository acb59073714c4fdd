package couplinglab.controlroom.live;

import couplinglab.cloud.events.Explanation;
import couplinglab.contracts.BusSpec;
import couplinglab.controlroom.history.Mark;
import couplinglab.controlroom.history.Offer;
import couplinglab.controlroom.history.Recorder;
import couplinglab.controlroom.ledger.Absence;
import couplinglab.controlroom.ledger.Ledger;
import couplinglab.controlroom.ledger.LedgerSnapshot;
import couplinglab.controlroom.ledger.RouteMarks;
import couplinglab.controlroom.process.EventBus;
import couplinglab.controlroom.process.FolderNotWritable;
import couplinglab.controlroom.process.LabFolder;
import couplinglab.controlroom.process.ManagedProcesses;
import couplinglab.controlroom.process.PortTaken;
import couplinglab.controlroom.process.ProcessNames;
import couplinglab.controlroom.process.ProcessStatus;
import couplinglab.controlroom.process.Processes;
import couplinglab.controlroom.traffic.Lane;
import couplinglab.controlroom.traffic.RandomOrders;
import couplinglab.controlroom.traffic.Traffic;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The processes of a lab with traffic to both copies of order-service, a history and a ledger. Thread-safe. */
public final class LiveLab implements AutoCloseable {
    /** Any will do; the same one gives every class the same orders. */
    private static final long SEED = 1;

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final ManagedProcesses lab;
    private final Recorder recorder;
    private final Processes processes;
    private final Traffic traffic;
    private final Ledger ledger;
    private final EventBus bus;
    private final SubscribedTopic topic;
    private final List<RouteWatch<?>> routes;
    private final ScheduledExecutorService watching = Executors.newSingleThreadScheduledExecutor(LiveLab::thread);

    /**
     * Nothing is started yet.
     *
     * @param lab is closed with this
     * @param folder where the history is kept
     * @throws FolderNotWritable if data, logs or the history can't be kept
     * @throws PortTaken if another program holds a port that a process needs
     */
    public LiveLab(ManagedProcesses lab, LabFolder folder) {
        this.lab = lab;
        lab.requireStartable();
        recorder = open(folder);
        processes = new MarkedProcesses(lab, recorder);
        traffic = Traffic.to(lanes(), new RandomOrders(SEED), recorder);
        ledger = Ledger.of(processes, recorder, traffic::notSent);
        bus = new EventBus(lab.events());
        topic = new SubscribedTopic(lab.events());
        routes = List.of(
                new RouteWatch<>(recorder, RouteMarks.RULES, this::enabledRules, Clock.systemUTC()),
                new RouteWatch<>(recorder, RouteMarks.SUBSCRIPTIONS, topic::subscriptions, Clock.systemUTC()));
        long pause = BETWEEN_LOOKS.toMillis();
        var unused = watching.scheduleWithFixedDelay(
                () -> routes.forEach(RouteWatch::run), pause, pause, TimeUnit.MILLISECONDS);
    }

    private BusSpec enabledRules() {
        return RouteMarks.rules(bus.rules(RouteMarks.RULES.subject()).stream()
                .filter(Explanation.Route::enabled)
                .map(rule -> new BusSpec.Rule(rule.rule(), rule.pattern(), "", rule.targets()))
                .toList());
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "routes of bus and topic");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Returns when every process is ready, or has been looked at if others started them; there is no traffic yet.
     *
     * @see ManagedProcesses#start
     */
    public void start(Consumer<ProcessStatus> onReady, Consumer<ProcessStatus> onDeath) {
        lab.onSighting(new WitnessedChanges(
                recorder, name -> lab.isIntermediaryForgetful() && name.equals(lab.intermediary())));
        lab.onDeath(dead -> {
            recorder.mark(Mark.Kind.EXITED, dead.name());
            onDeath.accept(dead);
        });
        lab.start(onReady);
    }

    public Processes processes() {
        return processes;
    }

    public Traffic traffic() {
        return traffic;
    }

    public LedgerSnapshot ledger() {
        return ledger.snapshot();
    }

    /** What is missing, order by order; nothing until all is settled. */
    public List<Absence> absences() {
        return ledger.absences();
    }

    /** Calls back for each order offered and each answer, on a thread that must not be kept. */
    public void onOffer(Consumer<Offer> listener) {
        recorder.onOffer(listener);
    }

    /** Empties queues, databases and ledger and returns when what ran before is ready again, with the same traffic. */
    public synchronized void reset() {
        double rate = traffic.rate();
        traffic.setRate(0);
        try {
            lab.reset(() -> {
                recorder.clear();
                ledger.clear();
                watching.execute(() -> routes.forEach(RouteWatch::forget));
            });
        } finally {
            traffic.setRate(rate);
        }
    }

    @Override
    public void close() {
        traffic.close();
        watching.shutdownNow();
        ledger.close();
        lab.close();
        bus.close();
        topic.close();
        recorder.close();
    }

    private List<Lane> lanes() {
        return Stream.of(ProcessNames.ORDER_SERVICE, ProcessNames.ORDER_SERVICE_2)
                .map(name -> new Lane(name, lab.endpoints(name).main()))
                .toList();
    }

    private static Recorder open(LabFolder folder) {
        try {
            return Recorder.open(folder.history());
        } catch (UncheckedIOException refused) {
            throw new FolderNotWritable(folder.history(), Objects.requireNonNull(refused.getCause()));
        }
    }
}
