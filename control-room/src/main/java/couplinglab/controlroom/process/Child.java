package couplinglab.controlroom.process;

import couplinglab.controlroom.process.ProcessStatus.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One process of the lab through all its lives. Thread-safe. Its state is read from the operating system each time,
 * so that a death is never missed.
 */
final class Child {
    private static final Logger LOG = LoggerFactory.getLogger(Child.class);
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(50);
    private static final int LINES_TO_SHOW = 15;

    private final ProcessSpec spec;
    private final LogFile log;
    private final Consumer<ProcessStatus> onDeath;

    private @Nullable Life life;
    private boolean retired;

    Child(ProcessSpec spec, Path logs, Consumer<ProcessStatus> onDeath) {
        this.spec = spec;
        this.log = new LogFile(logs.resolve(spec.name() + ".log"));
        this.onDeath = onDeath;
    }

    ProcessSpec spec() {
        return spec;
    }

    synchronized boolean hasLived() {
        return life != null;
    }

    synchronized ProcessStatus status() {
        return life == null ? new ProcessStatus(spec.name(), State.STOPPED, null, null) : life.status(spec.name());
    }

    /** Starts a life unless one goes on, and returns when it is ready. Several callers may wait for the same one. */
    ProcessStatus startAndAwait(Duration patience) {
        var started = startUnlessRunning();
        awaitReady(started, System.nanoTime() + patience.toNanos());
        return started.status(spec.name());
    }

    /** Returns when the process is gone and its log is complete. */
    void kill() {
        var victim = current();
        if (victim != null) {
            victim.killed = true;
            victim.process.toHandle().destroyForcibly();
            victim.awaitEnd();
        }
    }

    /** Asks the process to end, and kills it when it has not done so in time. */
    void stop(Duration grace) {
        var stopped = current();
        if (stopped == null || !stopped.process.isAlive()) {
            return;
        }
        stopped.askedToEnd = true;
        // Through the handle: Process.destroy() would close standard input, at which the lifeline halts the child.
        stopped.process.toHandle().destroy();
        try {
            if (!stopped.process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                stopped.process.toHandle().destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            stopped.process.toHandle().destroyForcibly();
            Thread.currentThread().interrupt();
        }
        stopped.awaitEnd();
    }

    /** From now on no new life starts. */
    synchronized void retire() {
        retired = true;
    }

    void requirePortsFree() {
        spec.ports().forEach(port -> Ports.requireFree(port, spec.name()));
    }

    private synchronized @Nullable Life current() {
        return life;
    }

    private synchronized Life startUnlessRunning() {
        if (life != null && life.process.isAlive()) {
            return life;
        }
        if (retired) {
            throw new LabClosed();
        }
        requirePortsFree();
        var started = launch();
        life = started;
        return started;
    }

    private Life launch() {
        try {
            var builder = new ProcessBuilder(spec.command()).redirectErrorStream(true);
            builder.environment().putAll(spec.environment().get());
            var process = builder.start();
            var pump = new Thread(() -> pump(process), "log of " + spec.name());
            pump.setDaemon(true);
            pump.start();
            var started = new Life(process, pump);
            var unused = process.onExit().thenRun(() -> ended(started));
            return started;
        } catch (IOException unstartable) {
            throw new UncheckedIOException(spec.name() + " could not be started", unstartable);
        }
    }

    private void pump(Process process) {
        try {
            log.drain(process.getInputStream());
        } catch (IOException broken) {
            LOG.debug("The output of {} ended with its process", spec.name(), broken);
        }
    }

    private void ended(Life past) {
        if (!past.askedToEnd && !past.killed) {
            onDeath.accept(past.status(spec.name()));
        }
    }

    private void awaitReady(Life waited, long deadline) {
        try {
            while (!waited.ready) {
                if (waited.process.waitFor(BETWEEN_PROBES.toMillis(), TimeUnit.MILLISECONDS)) {
                    waited.awaitEnd();
                    throw didNotStart("it ended with exit code " + waited.process.exitValue());
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
            return spec.readiness().isReady();
        } catch (IOException notYet) {
            LOG.trace("{} does not answer yet", spec.name(), notYet);
            return false;
        }
    }

    private ProcessDidNotStart didNotStart(String reason) {
        try {
            return new ProcessDidNotStart(spec.name(), reason, log.tail(LINES_TO_SHOW));
        } catch (IOException unreadable) {
            LOG.warn("The log of {} can't be read", spec.name(), unreadable);
            return new ProcessDidNotStart(spec.name(), reason, List.of());
        }
    }
}
