package couplinglab.testing;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.MountableFile;

/**
 * LocalStack with the queues, topic, bus and bucket of the topology, made by the script in {@code localstack-init/}. It
 * keeps its messages in memory: they end with the container. Thread-safe.
 */
public final class LocalStack {
    /** Where LocalStack finds the scripts that it runs, in the order of their names, when it is ready. */
    public static final String INIT_SCRIPTS = "/etc/localstack/init/ready.d/";

    private static final int EXECUTABLE = 0755;

    /** It needs seconds, and a minute on a loaded machine. */
    static final Duration START = Duration.ofMinutes(3);

    private LocalStack() {}

    /** Where its services answer, in the container that all tests of this JVM share. It is started by the first who asks. */
    public static URI endpoint() {
        return Shared.CONTAINER.getEndpoint();
    }

    /**
     * A container of its own, for whoever wants to stop it; not started yet, and ready once it is. Its start fails with
     * the container's log where an init script does.
     */
    public static LocalStackContainer container() {
        var container = new LocalStackContainer(Images.localStack())
                .withServices("sqs", "sns", "events", "s3")
                .withEnv("LS_LOG", "warn")
                .withCopyFileToContainer(MountableFile.forHostPath(scripts(), EXECUTABLE), INIT_SCRIPTS);
        container.setWaitStrategy(new InitScripts().withStartupTimeout(START));
        return container;
    }

    /** Tests run in their module's folder, or in an IDE in the folder above it. */
    private static Path scripts() {
        return Stream.of("localstack-init", "../localstack-init")
                .map(Path::of)
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("localstack-init/ is neither here nor one folder up"));
    }

    private static final class Shared {
        private static final LocalStackContainer CONTAINER = started();

        private static LocalStackContainer started() {
            var container = container();
            container.start();
            return container;
        }
    }
}
