package couplinglab.controlroom.process;

import couplinglab.controlroom.process.ProcessStatus.State;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One service of a compose project through all the lives of its container. Thread-safe. */
final class Container {
    private static final Logger LOG = LoggerFactory.getLogger(Container.class);
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(100);

    private final String service;
    private final Endpoints endpoints;
    private final Readiness readiness;
    private final DockerCompose compose;
    private final Consumer<ProcessStatus> onDeath;

    private volatile @Nullable ContainerLife life;
    private volatile boolean retired;

    Container(
            String service,
            Endpoints endpoints,
            Readiness readiness,
            DockerCompose compose,
            Consumer<ProcessStatus> onDeath) {
        this.service = service;
        this.endpoints = endpoints;
        this.readiness = readiness;
        this.compose = compose;
        this.onDeath = onDeath;
    }

    String service() {
        return service;
    }

    Endpoints endpoints() {
        return endpoints;
    }

    /** On which the host listens for it. */
    Set<Integer> ports() {
        return Stream.of(endpoints.main(), endpoints.management())
                .map(URI::getPort)
                .collect(Collectors.toSet());
    }

    boolean hasLived() {
        return life != null;
    }

    ProcessStatus status() {
        var current = life;
        return current == null ? new ProcessStatus(service, State.STOPPED, null, null) : current.status(service);
    }

    /** The project was started, and this service is healthy. */
    synchronized ProcessStatus started() {
        var started = watch();
        started.ready = true;
        return started.status(service);
    }

    /** Returns when the container has ended. */
    void kill() {
        var victim = life;
        if (victim != null && victim.isRunning()) {
            victim.killed = true;
            compose.kill(service);
            victim.awaitEnd();
        }
    }

    /** Returns when it is known of the container, which was removed, that it has ended. */
    void awaitEnd() {
        var removed = life;
        if (removed != null) {
            removed.awaitEnd();
        }
    }

    /** Starts a life unless one goes on, and returns when it is ready. */
    ProcessStatus revive(Duration patience) {
        var started = startUnlessRunning();
        awaitReady(started, System.nanoTime() + patience.toNanos());
        return started.status(service);
    }

    /** It will be stopped, which is no death. */
    void askedToEnd() {
        var current = life;
        if (current != null && current.isRunning()) {
            current.askedToEnd = true;
        }
    }

    /** From now on no new life starts. */
    void retire() {
        retired = true;
    }

    private synchronized ContainerLife startUnlessRunning() {
        var current = life;
        if (current != null && current.isRunning()) {
            return current;
        }
        if (retired) {
            throw new LabClosed();
        }
        compose.start(service);
        return watch();
    }

    private ContainerLife watch() {
        var begun = new ContainerLife(compose.awaitEndOf(compose.containerOf(service)));
        life = begun;
        var unused = begun.end().thenRun(() -> ended(begun));
        return begun;
    }

    private void ended(ContainerLife past) {
        if (!past.askedToEnd && !past.killed) {
            onDeath.accept(past.status(service));
        }
    }

    private void awaitReady(ContainerLife waited, long deadline) {
        try {
            while (!waited.ready) {
                if (waited.endsWithin(BETWEEN_PROBES)) {
                    var exitCode = waited.end().join().map(String::valueOf);
                    throw didNotStart("it ended with exit code " + exitCode.orElse("unknown"));
                }
                if (System.nanoTime() - deadline > 0) {
                    kill();
                    throw didNotStart("it was not ready in time and was killed");
                }
                waited.ready = answers();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw didNotStart("the wait for it was interrupted");
        }
    }

    private boolean answers() throws InterruptedException {
        try {
            return readiness.isReady();
        } catch (IOException notYet) {
            LOG.trace("{} does not answer yet", service, notYet);
            return false;
        }
    }

    private ProcessDidNotStart didNotStart(String reason) {
        return new ProcessDidNotStart(service, reason, compose.lastLinesOf(service));
    }
}
