package couplinglab.controlroom.process;

import static couplinglab.controlroom.process.ProcessNames.FULFILLMENT_SERVICE;
import static couplinglab.controlroom.process.ProcessNames.LOCALSTACK;
import static couplinglab.controlroom.process.ProcessNames.ORDER_SERVICE;
import static couplinglab.controlroom.process.ProcessNames.ORDER_SERVICE_2;
import static couplinglab.controlroom.process.ProcessNames.PARTNER_GATEWAY;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A lab of containers: the project of {@code docker-compose.yml} under a name of its own, so that it may stand beside
 * others. Thread-safe. A container that dies by itself stays dead until it is revived.
 *
 * <p>Containers outlive a JVM that is killed before it can close the lab; {@code docker compose -p NAME down -v} then
 * removes them.
 */
public final class ComposeLab implements ManagedProcesses {
    private static final Duration START = Duration.ofMinutes(2);
    private static final List<String> DOCKER = List.of("docker");

    /** As docker-compose.yml calls them. */
    private static final Map<String, String> DATABASES = Map.of(
            ORDER_SERVICE,
            "orders",
            ORDER_SERVICE_2,
            "orders2",
            FULFILLMENT_SERVICE,
            "fulfillment",
            "fraud-review",
            "fraud_review",
            PARTNER_GATEWAY,
            "imports");

    private final LabFolder folder;
    private final ComposeOverride override;
    private final DockerCompose compose;
    private final Map<String, Container> containers = new LinkedHashMap<>();
    private final List<Container> first;
    private final List<Consumer<ProcessStatus>> deathListeners = new CopyOnWriteArrayList<>();

    /** Whether there may be something to remove. */
    private volatile boolean begun;

    /**
     * Nothing is started or written yet.
     *
     * @param blueprint whose ports are {@link Ports#ofCompose}
     * @param project the name of containers, networks and volumes
     */
    public ComposeLab(Blueprint blueprint, String project) {
        this(blueprint, project, DOCKER);
    }

    /** @param docker what runs Docker's command, before its arguments */
    ComposeLab(Blueprint blueprint, String project, List<String> docker) {
        folder = new LabFolder(blueprint.folder());
        var ports = blueprint.ports();
        override = new ComposeOverride(folder.path(), blueprint.extras());
        compose = DockerCompose.project(
                new Docker(docker, environment(ports), folder.logs().resolve("docker.log")),
                project,
                blueprint.home(),
                override.file());
        var client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(1))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        var sqs = uri(ports.sqs());
        add(LOCALSTACK, new Endpoints(sqs, sqs), HttpReadiness.ofQueues(client, sqs));
        addService(ORDER_SERVICE, ports.orderService(), client);
        addService(ORDER_SERVICE_2, ports.orderService2(), client);
        addService(FULFILLMENT_SERVICE, ports.fulfillmentService(), client);
        first = List.copyOf(containers.values());
        Subscriber.ALL.forEach(subscriber -> addService(subscriber.name(), ports.subscriber(subscriber), client));
        addService(PARTNER_GATEWAY, ports.partnerGateway(), client);
    }

    /**
     * @throws DockerMissing if containers can't be run here
     * @throws PortTaken if another program holds a port
     * @throws FolderNotWritable if logs can't be kept
     */
    @Override
    public void requireStartable() {
        folder.prepare();
        compose.requireUsable();
        for (var container : first) {
            container.ports().forEach(port -> Ports.requireFree(port, container.service()));
        }
    }

    /**
     * Builds the images first, which takes minutes where that was never done.
     *
     * @param onReady told of each service when all are ready
     */
    @Override
    public void start(Consumer<ProcessStatus> onReady) {
        requireStartable();
        override.write();
        try {
            begun = true;
            up(first).forEach(onReady);
        } catch (RuntimeException failed) {
            closeAfter(failed);
            throw failed;
        }
    }

    @Override
    public void onDeath(Consumer<ProcessStatus> listener) {
        deathListeners.add(listener);
    }

    @Override
    public List<ProcessStatus> all() {
        return existing().map(Container::status).toList();
    }

    @Override
    public ProcessStatus status(String name) {
        return container(name).status();
    }

    @Override
    public void kill(String name) {
        container(name).kill();
    }

    @Override
    public ProcessStatus revive(String name) {
        var container = container(name);
        return container.hasLived()
                ? container.revive(START)
                : up(List.of(container)).get(0);
    }

    @Override
    public Endpoints endpoints(String name) {
        return container(name).endpoints();
    }

    @Override
    public String intermediary() {
        return LOCALSTACK;
    }

    @Override
    public boolean isIntermediaryForgetful() {
        return true;
    }

    @Override
    public void reset(Runnable whileStopped) {
        var running = containers.values().stream()
                .filter(container -> container.status().isRunning())
                .toList();
        containers.values().forEach(Container::askedToEnd);
        compose.down();
        containers.values().forEach(Container::awaitEnd);
        whileStopped.run();
        compose.create(existing().map(Container::service).toList());
        up(running);
    }

    /** PostgreSQL has it from the start, empty. */
    @Override
    public boolean hasDatabase(String process) {
        return true;
    }

    @Override
    public void dump(String process, String table, Path file) {
        try {
            compose.select(DATABASES.getOrDefault(process, process), table, file);
        } catch (IOException | DockerFailed unreadable) {
            throw new NotDumped(process, table, unreadable);
        }
    }

    @Override
    public void fetch(String process, Path there, Path here) {
        try {
            compose.copyFrom(container(process).service(), there, here);
        } catch (DockerFailed unreadable) {
            throw new NotFetched(process, there, unreadable);
        }
    }

    @Override
    public synchronized void close() {
        containers.values().forEach(Container::retire);
        containers.values().forEach(Container::askedToEnd);
        if (begun) {
            compose.close();
            begun = false;
            containers.values().forEach(Container::awaitEnd);
        }
    }

    private Stream<Container> existing() {
        return containers.values().stream().filter(container -> first.contains(container) || container.hasLived());
    }

    private List<ProcessStatus> up(Collection<Container> some) {
        compose.up(some.stream().map(Container::service).toList());
        return some.stream().map(Container::started).toList();
    }

    private void closeAfter(RuntimeException failed) {
        try {
            close();
        } catch (RuntimeException again) {
            failed.addSuppressed(again);
        }
    }

    private void addService(String name, int port, HttpClient client) {
        var management = uri(Ports.managementOf(port));
        add(name, new Endpoints(uri(port), management), HttpReadiness.ofService(client, management));
    }

    private void add(String name, Endpoints endpoints, Readiness readiness) {
        containers.put(name, new Container(name, endpoints, readiness, compose, this::died));
    }

    private void died(ProcessStatus dead) {
        deathListeners.forEach(listener -> listener.accept(dead));
    }

    private Container container(String name) {
        var container = containers.get(name);
        if (container == null) {
            throw new UnknownProcess(name, containers.keySet());
        }
        return container;
    }

    private static Map<String, String> environment(Ports ports) {
        return Map.of(
                "LAB_PORTS", Integer.toString(ports.hundreds()),
                "SQS_PORT", Integer.toString(ports.sqs()),
                // Whoever is named is started without; down and the rest find all only with it.
                "COMPOSE_PROFILES", "subscribers,partners");
    }

    private static URI uri(int port) {
        return URI.create("http://localhost:" + port);
    }
}
