package couplinglab.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.containers.ContainerLaunchException;

/**
 * Where services that are started from an IDE meet: one LocalStack on its usual port 4566. Whoever comes first starts the
 * container, and whoever comes second finds it. It ends with the process that started it,
 * and its messages with it; with {@code testcontainers.reuse.enable=true} in {@code ~/.testcontainers.properties} it
 * stays until {@code docker rm -f}.
 */
public final class MeetingPlace {
    private static final Logger LOG = LoggerFactory.getLogger(MeetingPlace.class);
    private static final int PORT = 4566;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private MeetingPlace() {}

    /**
     * A service's arguments, with the place and with chaos before its own. Arguments, because a property that comes with a
     * bean would come after the first beans that need it.
     */
    public static String[] arguments(String... own) {
        var place = open();
        var first = Stream.of(
                "--spring.cloud.aws.sqs.endpoint=" + place,
                "--spring.cloud.aws.sns.endpoint=" + place,
                "--spring.cloud.aws.eventbridge.endpoint=" + place,
                "--spring.cloud.aws.s3.endpoint=" + place,
                "--chaos.enabled=true");
        return Stream.concat(first, Arrays.stream(own)).toArray(String[]::new);
    }

    /** Returns when LocalStack is there, with its queues, topic and bus. */
    private static URI open() {
        var endpoint = URI.create("http://localhost:" + PORT);
        if (!isOpen(endpoint)) {
            openFirst(endpoint);
        }
        return endpoint;
    }

    @SuppressWarnings("resource") // It has to outlive this method, and ends with the process.
    private static void openFirst(URI endpoint) {
        var container = LocalStack.container().withReuse(true);
        container.setPortBindings(List.of("127.0.0.1:" + PORT + ":" + PORT));
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
        var giveUp = Instant.now().plus(LocalStack.START);
        while (Instant.now().isBefore(giveUp)) {
            if (isOpen(endpoint)) {
                return true;
            }
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }
        return false;
    }

    private static boolean isOpen(URI endpoint) {
        var scripts = HttpRequest.newBuilder(endpoint.resolve("/_localstack/init/ready"))
                .timeout(PATIENCE)
                .build();
        try {
            return InitScripts.areDone(HttpClient.newHttpClient()
                    .send(scripts, BodyHandlers.ofString())
                    .body());
        } catch (IOException nobodyThere) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
