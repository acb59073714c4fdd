package couplinglab.controlroom.process;

import couplinglab.controlroom.process.ProcessStatus.State;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lab of processes that Docker compose, or somebody else, has started: it looks at each twice a second, kills services
 * through their own chaos endpoint, and for all else says what a person has to type. Thread-safe. Closing it leaves
 * every process as it is.
 */
public final class AttachedLab implements ManagedProcesses {
    private static final Logger LOG = LoggerFactory.getLogger(AttachedLab.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofMillis(700);
    private static final long LAST_LOOK_SECONDS = 5;

    private final Map<String, Endpoints> endpoints;
    private final Map<String, Endpoints> published;
    private final String broker;
    private final LabFolder folder;
    private final Map<String, Watched> processes = new LinkedHashMap<>();
    private final ChaosKill chaosKill;
    private final List<Consumer<ProcessStatus>> deathListeners = new CopyOnWriteArrayList<>();
    private final List<Sightings> witnesses = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService watch;
    private volatile Consumer<ProcessStatus> onReady = ready -> {};

    /** Looks at nothing yet. */
    public AttachedLab(Attachment attachment, LabFolder folder) {
        this.endpoints = attachment.endpoints();
        this.published = attachment.publishedEndpoints();
        this.broker = attachment.broker();
        this.folder = folder;
        var client = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        this.chaosKill = new ChaosKill(client);
        endpoints.forEach((name, at) -> processes.put(name, watched(client, name, at)));
        this.watch = Executors.newScheduledThreadPool(processes.size(), AttachedLab::thread);
    }

    @Override
    public void requireStartable() {
        folder.prepare();
    }

    /**
     * Returns after the first look, whatever it shows, and goes on looking: whoever started the processes may have
     * killed some.
     *
     * @param ready told of each process that is ready, also of each that comes back later
     */
    @Override
    public void start(Consumer<ProcessStatus> ready) {
        onReady = ready;
        processes.values().forEach(this::look);
        long period = BETWEEN_LOOKS.toMillis();
        processes.values().forEach(process -> {
            var unused = watch.scheduleWithFixedDelay(() -> look(process), period, period, TimeUnit.MILLISECONDS);
        });
    }

    @Override
    public void onDeath(Consumer<ProcessStatus> listener) {
        deathListeners.add(listener);
    }

    @Override
    public void onSighting(Sightings listener) {
        witnesses.add(listener);
    }

    @Override
    public List<ProcessStatus> all() {
        return processes.values().stream().map(Watched::status).toList();
    }

    @Override
    public ProcessStatus status(String name) {
        return process(name).status();
    }

    /**
     * @throws DidNotDie if a service refuses to end, or answers on
     * @throws ByHand if the process is the broker
     */
    @Override
    public void kill(String name) {
        var process = process(name);
        if (process.status().state() == State.DEAD) {
            return;
        }
        var command = killByHand(name);
        if (command != null) {
            throw new ByHand("kill " + name, command);
        }
        chaosKill.kill(process, endpoints(name).management());
    }

    @Override
    public ProcessStatus revive(String name) {
        var status = process(name).status();
        var command = reviveByHand(name);
        if (status.state() == State.READY || command == null) {
            return status;
        }
        throw new ByHand("revive " + name, command);
    }

    @Override
    public @Nullable String killByHand(String name) {
        process(name);
        return name.equals(broker) ? "docker compose kill -s KILL " + name : null;
    }

    @Override
    public @Nullable String reviveByHand(String name) {
        process(name);
        return "docker compose start " + name;
    }

    @Override
    public Endpoints endpoints(String name) {
        process(name);
        return Objects.requireNonNull(endpoints.get(name));
    }

    @Override
    public Endpoints published(String name) {
        process(name);
        return Objects.requireNonNull(published.get(name));
    }

    @Override
    public String intermediary() {
        return broker;
    }

    @Override
    public boolean isIntermediaryForgetful() {
        return true;
    }

    @Override
    public void requireStoppable() {
        throw new ByHand("stop the lab", "docker compose down");
    }

    @Override
    public void reset(Runnable whileStopped) {
        throw new ByHand("empty the lab", "docker compose down -v, then docker compose up -d");
    }

    /** As it was made by others. */
    @Override
    public boolean hasDatabase(String process) {
        return true;
    }

    /** @throws ByHand always */
    @Override
    public void dump(String process, String table, Path file) {
        throw new ByHand("read the database of " + process, "docker compose exec postgres psql -U lab -l");
    }

    /** @throws ByHand always */
    @Override
    public void fetch(String process, Path there, Path here) {
        throw new ByHand("read the files of " + process, "docker compose cp " + process + ":" + there + " " + here);
    }

    /** Ends the watching. */
    @Override
    public void close() {
        watch.shutdownNow();
        try {
            if (!watch.awaitTermination(LAST_LOOK_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("A last look does not end");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Watched watched(HttpClient client, String name, Endpoints at) {
        var readiness = name.equals(broker)
                ? HttpReadiness.ofQueues(client, at.main())
                : HttpReadiness.ofService(client, at.management());
        var anySign = HttpReadiness.ofMainPort(client, at.main());
        return new Watched(name, new Probe(readiness), new Probe(anySign), new Told(), Clock.systemUTC());
    }

    /** An executor drops a task that throws. */
    private void look(Watched process) {
        try {
            process.look();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException unexpected) {
            LOG.error("{} could not be looked at this time", process.status().name(), unexpected);
        }
    }

    private Watched process(String name) {
        var process = processes.get(name);
        if (process == null) {
            throw new UnknownProcess(name, processes.keySet());
        }
        return process;
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "watch");
        thread.setDaemon(true);
        return thread;
    }

    /** Passes on what one process does; the witnesses first, since a death listener may ask what they know. */
    private final class Told implements Sightings {
        @Override
        public void gone(String name, Instant lastAlive) {
            witnesses.forEach(witness -> witness.gone(name, lastAlive));
            deathListeners.forEach(listener -> listener.accept(status(name)));
        }

        @Override
        public void back(String name, Instant lastDead) {
            witnesses.forEach(witness -> witness.back(name, lastDead));
            onReady.accept(status(name));
        }
    }
}
