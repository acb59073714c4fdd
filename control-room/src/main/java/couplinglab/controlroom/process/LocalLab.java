package couplinglab.controlroom.process;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A lab of child processes on this machine. Thread-safe. No child outlives this JVM, however that one ends: each
 * watches a pipe that the operating system closes. A child that dies by itself stays dead until it is revived.
 */
public final class LocalLab implements ManagedProcesses {
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration GRACE_TO_RECORD = Duration.ofSeconds(60);

    private final Map<String, Child> children = new LinkedHashMap<>();
    private final List<Child> first;
    private final URI events;
    private final LabFolder folder;
    private final Function<String, LocalDatabase> databases;
    private final Duration grace;
    private final List<Consumer<ProcessStatus>> deathListeners = new CopyOnWriteArrayList<>();

    /** Nothing is started or written yet. */
    public LocalLab(Blueprint blueprint) {
        this(blueprint, new Specs(blueprint));
    }

    private LocalLab(Blueprint blueprint, Specs specs) {
        this(
                new LabFolder(blueprint.folder()),
                specs.first(),
                specs.onDemand(),
                URI.create("http://localhost:" + blueprint.ports().events()),
                specs::databaseOf,
                blueprint.rehearsing() ? GRACE_TO_RECORD : GRACE);
    }

    /**
     * @param onDemand those that run only once they are asked for
     * @param events where SNS and EventBridge are
     */
    LocalLab(
            LabFolder folder,
            List<ProcessSpec> specs,
            List<ProcessSpec> onDemand,
            URI events,
            Function<String, LocalDatabase> databases,
            Duration grace) {
        this.folder = folder;
        this.databases = databases;
        this.grace = grace;
        this.events = events;
        specs.forEach(this::add);
        this.first = List.copyOf(children.values());
        onDemand.forEach(this::add);
    }

    private void add(ProcessSpec spec) {
        children.put(spec.name(), new Child(spec, folder.logs(), this::died));
    }

    /**
     * Starts every process and returns when all are ready. If one can't be started, none is left running.
     *
     * @param onReady told of each process as it becomes ready, from several threads, one at a time
     * @throws PortTaken before anything was started
     * @throws FolderNotWritable before anything was started
     * @throws ProcessDidNotStart if a process ended or took too long
     */
    @Override
    public void start(Consumer<ProcessStatus> onReady) {
        requireStartable();
        try {
            startAll(first, onReady);
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    /**
     * @throws PortTaken if another program holds a port
     * @throws FolderNotWritable if data or logs can't be kept
     */
    @Override
    public void requireStartable() {
        folder.prepare();
        first.forEach(Child::requirePortsFree);
    }

    @Override
    public void onDeath(Consumer<ProcessStatus> listener) {
        deathListeners.add(listener);
    }

    @Override
    public List<ProcessStatus> all() {
        return children.values().stream()
                .filter(child -> first.contains(child) || child.hasLived())
                .map(Child::status)
                .toList();
    }

    @Override
    public ProcessStatus status(String name) {
        return child(name).status();
    }

    @Override
    public void kill(String name) {
        child(name).kill();
    }

    @Override
    public ProcessStatus revive(String name) {
        return child(name).startAndAwait(START);
    }

    @Override
    public Endpoints endpoints(String name) {
        return child(name).spec().endpoints();
    }

    @Override
    public URI events() {
        return events;
    }

    @Override
    public String intermediary() {
        return ProcessNames.LOCAL_CLOUD;
    }

    @Override
    public void reset(Runnable whileStopped) {
        var running = children.values().stream()
                .filter(child -> child.status().isRunning())
                .toList();
        stopAll();
        folder.deleteData();
        folder.prepare();
        whileStopped.run();
        startAll(running, ready -> {});
    }

    @Override
    public boolean hasDatabase(String process) {
        return databases.apply(process).exists();
    }

    /** H2 gives a file to one process at a time. */
    @Override
    public void dump(String process, String table, Path file) {
        child(process).stop(grace);
        try {
            databases.apply(process).dump(table, file);
        } catch (SQLException | IOException unreadable) {
            throw new NotDumped(process, table, unreadable);
        }
    }

    /** They see the same files. */
    @Override
    public void fetch(String process, Path there, Path here) {
        try {
            Files.copy(there, here, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unreadable) {
            throw new NotFetched(process, there, unreadable);
        }
    }

    /** Stops the services, then the intermediary: gently, and after a few seconds by force. Harmless when repeated. */
    @Override
    public void close() {
        children.values().forEach(Child::retire);
        stopAll();
    }

    private void startAll(List<Child> some, Consumer<ProcessStatus> onReady) {
        var told = new Object();
        Together.all(some, child -> {
            var ready = child.startAndAwait(START);
            synchronized (told) {
                onReady.accept(ready);
            }
        });
    }

    private void stopAll() {
        Together.all(those(child -> !child.spec().intermediary()), child -> child.stop(grace));
        Together.all(those(child -> child.spec().intermediary()), child -> child.stop(grace));
    }

    private List<Child> those(Predicate<Child> wanted) {
        return children.values().stream().filter(wanted).toList();
    }

    private void died(ProcessStatus dead) {
        deathListeners.forEach(listener -> listener.accept(dead));
    }

    private Child child(String name) {
        var child = children.get(name);
        if (child == null) {
            throw new UnknownProcess(name, children.keySet());
        }
        return child;
    }
}
