package couplinglab.testing;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.MountableFile;

/**
 * LocalStack with the queues of the topology, made by the scripts in {@code localstack-init/}. It keeps its messages in
 * memory: they end with the container. Thread-safe.
 */
public final class LocalStack {
    private static final String HOOKS = "/etc/localstack/init/ready.d/";
    private static final int EXECUTABLE = 0755;
    /** It needs seconds, and a minute on a loaded machine. */
    static final Duration START = Duration.ofMinutes(3);

    private LocalStack() {}

    /** Where SQS answers, in the container that all tests of this JVM share. It is started by the first who asks. */
    public static URI endpoint() {
        return Shared.CONTAINER.getEndpoint();
    }

    /** A container of its own, for whoever wants to stop it; not started yet, and ready once it is. */
    public static LocalStackContainer container() {
        var container = new LocalStackContainer(Images.localStack())
                .withServices("sqs")
                .withEnv("LS_LOG", "warn")
                .withCopyFileToContainer(MountableFile.forHostPath(scripts(), EXECUTABLE), HOOKS);
        // The line "Ready." is printed after a script that failed as well.
        container.setWaitStrategy(Wait.forHttp("/_localstack/init/ready")
                .forPort(4566)
                .forResponsePredicate(LocalStack::hasRunItsScripts)
                .withStartupTimeout(START));
        return container;
    }

    static boolean hasRunItsScripts(String answer) {
        return answer.contains("\"completed\": true") && !answer.contains("ERROR");
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
