package couplinglab.cloud;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How to run a {@link LocalCloud}.
 *
 * @param sqsPort the port of SQS on the loopback interface, or 0 for any free one
 * @param eventsPort the port of SNS and EventBridge there, or 0 for any free one
 * @param data the folder that keeps the messages, created if absent; null to keep them in memory only, where they end
 *     with the cloud
 * @param halt what to do when a message can't be stored
 */
public record CloudSettings(
        int sqsPort, int eventsPort, @Nullable Path data, Halt halt) {
    /** The port that SQS has on emulators by custom. */
    public static final int DEFAULT_SQS_PORT = 9324;

    public CloudSettings {
        requirePort(sqsPort);
        requirePort(eventsPort);
    }

    private static void requirePort(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("A port is a number from 0 to 65535, not " + port);
        }
    }

    /** Forgets everything when closed, on any free port: for tests and benchmarks. */
    public static CloudSettings inMemory() {
        return new CloudSettings(0, 0, null, Halt.theProcess());
    }

    /** Keeps its messages in the folder, on any free port; halts the process when it can't. */
    public static CloudSettings durable(Path data) {
        return new CloudSettings(0, 0, data, Halt.theProcess());
    }

    /** SQS on this port; SNS and EventBridge where they were to be. */
    public CloudSettings onPort(int port) {
        return new CloudSettings(port, eventsPort, data, halt);
    }

    public CloudSettings onEventsPort(int port) {
        return new CloudSettings(sqsPort, port, data, halt);
    }

    /** For tests, whose own JVM must survive. */
    public CloudSettings halting(Halt otherHalt) {
        return new CloudSettings(sqsPort, eventsPort, data, otherHalt);
    }
}
