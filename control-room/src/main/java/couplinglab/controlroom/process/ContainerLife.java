package couplinglab.controlroom.process;

import couplinglab.controlroom.process.ProcessStatus.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What belongs to one run of a container, from its start to its end. A {@code docker wait} that lives as long as the
 * container tells of its end at once, and asking costs nothing. Thread-safe.
 */
final class ContainerLife {
    private static final Logger LOG = LoggerFactory.getLogger(ContainerLife.class);

    private static final Duration TO_HEAR_OF_IT = Duration.ofSeconds(20);

    private final Process wait;
    private final CompletableFuture<Optional<Integer>> end;
    volatile boolean ready;
    volatile boolean askedToEnd;
    volatile boolean killed;

    ContainerLife(Process wait) {
        this.wait = wait;
        end = wait.onExit().thenApply(ContainerLife::exitCode);
    }

    /** Completed when the container has ended. */
    CompletableFuture<Optional<Integer>> end() {
        return end;
    }

    boolean isRunning() {
        return !end.isDone();
    }

    /** For a container that Docker says is gone; a wait that does not hear of it within a while counts as over. */
    void awaitEnd() {
        end.completeOnTimeout(Optional.empty(), TO_HEAR_OF_IT.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** Returns whether it ends in that time. */
    boolean endsWithin(Duration time) throws InterruptedException {
        return wait.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    ProcessStatus status(String name) {
        if (isRunning()) {
            return new ProcessStatus(name, ready ? State.READY : State.STARTING, null, null);
        }
        return new ProcessStatus(
                name, askedToEnd ? State.STOPPED : State.DEAD, null, end.join().orElse(null));
    }

    /** None where Docker itself went away, so that nobody knows. */
    private static Optional<Integer> exitCode(Process wait) {
        try {
            var printed = new String(wait.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return printed.matches("[0-9]{1,3}") ? Optional.of(Integer.valueOf(printed)) : Optional.empty();
        } catch (IOException unreadable) {
            LOG.warn("The exit code of a container can't be read", unreadable);
            return Optional.empty();
        }
    }
}
