package couplinglab.controlroom.process;

import couplinglab.controlroom.process.ProcessStatus.State;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kills a service by its own chaos endpoint, on the management port, which answers whatever hangs on the main one. */
final class ChaosKill {
    private static final Logger LOG = LoggerFactory.getLogger(ChaosKill.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final int ACCEPTED = 202;

    private final HttpClient client;

    ChaosKill(HttpClient client) {
        this.client = client;
    }

    /**
     * Returns when the process no longer answers.
     *
     * @throws DidNotDie if it refuses, or answers still after a while
     */
    void kill(Watched process, URI management) {
        var name = process.status().name();
        process.expectDeath(true);
        try {
            ask(name, management);
            awaitDeath(process);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DidNotDie(name, "the wait for its end was interrupted");
        } finally {
            process.expectDeath(false);
        }
    }

    private void ask(String name, URI management) throws InterruptedException {
        var request = HttpRequest.newBuilder(management.resolve("/chaos/kill"))
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            if (status != ACCEPTED) {
                throw new DidNotDie(name, "it answered " + status);
            }
        } catch (IOException noAnswer) {
            // It may have ended in the middle of the answer, or before: whether it is gone is seen next.
            LOG.debug("{} gave no answer to its kill", name, noAnswer);
        }
    }

    private static void awaitDeath(Watched process) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (process.look().state() != State.DEAD) {
            if (System.nanoTime() - deadline > 0) {
                throw new DidNotDie(process.status().name(), "it answers still after " + PATIENCE.toSeconds() + " s");
            }
            TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
        }
    }
}
