package couplinglab.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerLaunchException;

/** One LocalStack on its usual port, for processes that know nothing of each other. */
final class MeetingPlace {
    private static final Logger LOG = LoggerFactory.getLogger(MeetingPlace.class);
    private static final int PORT = 4566;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration START = Duration.ofMinutes(1);

    private MeetingPlace() {}

    /** Returns when LocalStack is there, or about to be: the services wait for its queues by themselves. */
    static URI open() {
        var endpoint = URI.create("http://" + DockerClientFactory.instance().dockerHostIpAddress() + ":" + PORT);
        if (!isOpen(endpoint)) {
            openFirst(endpoint);
        }
        return endpoint;
    }

    @SuppressWarnings("resource") // It has to outlive this method, and ends with the process.
    private static void openFirst(URI endpoint) {
        var container = LocalStack.container().withReuse(true);
        container.setPortBindings(List.of(PORT + ":" + PORT));
        try {
            container.start();
            LOG.info("Started LocalStack on {}", endpoint);
        } catch (ContainerLaunchException failure) {
            if (!isOpenedByAnother(endpoint)) {
                throw failure;
            }
            LOG.info("Another process was faster to start LocalStack on {}", endpoint);
        }
    }

    /** Its port is taken as soon as it begins to start. */
    private static boolean isOpenedByAnother(URI endpoint) {
        var giveUp = Instant.now().plus(START);
        while (Instant.now().isBefore(giveUp)) {
            if (isOpen(endpoint)) {
                return true;
            }
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }
        return false;
    }

    private static boolean isOpen(URI endpoint) {
        var health = HttpRequest.newBuilder(endpoint.resolve("/_localstack/health"))
                .timeout(PATIENCE)
                .build();
        try {
            return HttpClient.newHttpClient()
                            .send(health, BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException nobodyThere) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
