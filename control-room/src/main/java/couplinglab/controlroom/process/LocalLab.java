package couplinglab.controlroom.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A lab of child processes on this machine. Thread-safe. No child outlives this JVM, however that one ends: each
 * watches a pipe that the operating system closes. A child that dies by itself stays dead until it is revived.
 */
public final class LocalLab implements Processes, AutoCloseable {
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration GRACE_TO_RECORD = Duration.ofSeconds(60);

    private final Map<String, Child> children = new LinkedHashMap<>();
    private final Path folder;
    private final Duration grace;
    private final List<Consumer<ProcessStatus>> deathListeners = new CopyOnWriteArrayList<>();

    /** Nothing is started or written yet. */
    public LocalLab(Blueprint blueprint) {
        this(blueprint.folder(), new Specs(blueprint).all(), blueprint.rehearsing() ? GRACE_TO_RECORD : GRACE);
    }

    LocalLab(Path folder, List<ProcessSpec> specs, Duration grace) {
        this.folder = folder;
        this.grace = grace;
        specs.forEach(spec -> children.put(spec.name(), new Child(spec, logs(), this::died)));
    }

    public static Path dataIn(Path folder) {
        return folder.resolve("data");
    }

    public static Path logsIn(Path folder) {
        return folder.resolve("logs");
    }

    /**
     * Starts every process and returns when all are ready. If one can't be started, none is left running.
     *
     * @param onReady told of each process as it becomes ready, from several threads, one at a time
     * @throws PortTaken before anything was started
     * @throws FolderNotWritable before anything was started
     * @throws ProcessDidNotStart if a process ended or took too long
     */
    public void start(Consumer<ProcessStatus> onReady) {
        prepareFolders();
        children.values().forEach(Child::requirePortsFree);
        try {
            startAll(List.copyOf(children.values()), onReady);
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    /** Calls back when a process ends that nobody asked to end, on a thread that must not be kept long. */
    public void onDeath(Consumer<ProcessStatus> listener) {
        deathListeners.add(listener);
    }

    @Override
    public List<ProcessStatus> all() {
        return children.values().stream().map(Child::status).toList();
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

    /**
     * Stops what runs, deletes all data, starts again what ran, and returns when that is ready.
     *
     * @param whileStopped is run in between
     */
    public void reset(Runnable whileStopped) {
        var running = children.values().stream()
                .filter(child -> child.status().isRunning())
                .toList();
        stopAll();
        delete(dataIn(folder));
        prepareFolders();
        whileStopped.run();
        startAll(running, ready -> {});
    }

    /**
     * Empties queues, databases and ledger of a lab that is not running.
     *
     * @throws FolderNotWritable if that is not allowed
     */
    public static void empty(LabFolder folder) {
        delete(folder.data());
        delete(folder.history());
    }

    /** Stops the services, then the intermediary: gently, and after a few seconds by force. Harmless when repeated. */
    @Override
    public void close() {
        children.values().forEach(Child::retire);
        stopAll();
    }

    private void startAll(List<Child> some, Consumer<ProcessStatus> onReady) {
        var told = new Object();
        inParallel(some, child -> {
            var ready = child.startAndAwait(START);
            synchronized (told) {
                onReady.accept(ready);
            }
        });
    }

    private void stopAll() {
        inParallel(those(child -> !child.spec().intermediary()), child -> child.stop(grace));
        inParallel(those(child -> child.spec().intermediary()), child -> child.stop(grace));
    }

    private List<Child> those(Predicate<Child> wanted) {
        return children.values().stream().filter(wanted).toList();
    }

    /** One short-lived thread a child; a failure is thrown at once, whatever the others still do. */
    private static void inParallel(List<Child> some, Consumer<Child> work) {
        var results = new LinkedBlockingQueue<Optional<RuntimeException>>();
        for (var child : some) {
            new Thread(
                            () -> results.add(outcomeOf(() -> work.accept(child))),
                            "lab " + child.spec().name())
                    .start();
        }
        for (int i = 0; i < some.size(); i++) {
            taken(results).ifPresent(failure -> {
                throw failure;
            });
        }
    }

    private static Optional<RuntimeException> outcomeOf(Runnable work) {
        try {
            work.run();
            return Optional.empty();
        } catch (RuntimeException failure) {
            return Optional.of(failure);
        }
    }

    private static <T> T taken(BlockingQueue<T> results) {
        try {
            return results.take();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LabClosed();
        }
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

    private static void delete(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (var files = Files.walk(tree)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException refused) {
            throw new FolderNotWritable(tree, refused);
        }
    }

    private Path logs() {
        return logsIn(folder);
    }

    private void prepareFolders() {
        try {
            Files.createDirectories(dataIn(folder));
            Files.createDirectories(logs());
            Files.delete(Files.createTempFile(dataIn(folder), "writable", null));
            Files.delete(Files.createTempFile(logs(), "writable", null));
        } catch (IOException refused) {
            throw new FolderNotWritable(folder, refused);
        }
    }
}
