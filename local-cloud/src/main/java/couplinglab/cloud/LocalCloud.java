package couplinglab.cloud;

import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded cloud: SQS by ElasticMQ, SNS and EventBridge, with all of the topology, on the loopback interface.
 *
 * <p>With a data folder it keeps every message that it acknowledged over a kill -9, and a message stands in one queue at
 * a time, also while it becomes a dead letter. It delivers at least once, like SQS. What it can't store it doesn't
 * acknowledge, and halts. It has not been proven against a power failure. FIFO queues forget deduplication ids of
 * deleted messages at a restart.
 *
 * <p>It is not AWS: see {@link #WHAT_IT_IS_NOT}. Thread-safe.
 */
public final class LocalCloud implements AutoCloseable {
    /** Said in the log at every start. */
    static final String WHAT_IT_IS_NOT =
            "It is not AWS: any credentials are accepted and there is no IAM; accepted and ignored are of a queue"
                    + " MessageRetentionPeriod, Policy, MaximumMessageSize and KMS attributes, of a topic Policy,"
                    + " DeliveryPolicy, KmsMasterKeyId and TracingConfig, of a rule and a target RoleArn; StartMessageMoveTask"
                    + " is refused; topics and buses deliver to queues alone, topics are no FIFO ones, paths of targets have no"
                    + " wildcards, and nothing is signed.";

    private static final int NOT_STARTED = 1;

    private final SqsServer sqs;
    private final EventsServer events;

    private LocalCloud(SqsServer sqs, EventsServer events) {
        this.sqs = sqs;
        this.events = events;
    }

    /**
     * Returns when all services answer and have all of the topology.
     *
     * @throws CloudNotStarted if it can't, with nothing left running
     */
    public static LocalCloud start(CloudSettings settings) {
        Ports.requireFree(settings.sqsPort(), "--sqs-port");
        Ports.requireFree(settings.eventsPort(), "--events-port");
        var sqs = SqsServer.start(settings);
        try {
            var cloud = new LocalCloud(sqs, EventsServer.start(settings, sqs));
            cloud.introduceItself(settings);
            return cloud;
        } catch (CloudNotStarted e) {
            sqs.close();
            throw e;
        }
    }

    /** Where clients find SQS; its queue URLs start with it. */
    public URI sqsEndpoint() {
        return URI.create("http://localhost:" + sqs.port());
    }

    /** Where clients find SNS and EventBridge, both. */
    public URI eventsEndpoint() {
        return URI.create("http://localhost:" + events.port());
    }

    /** Answers what is under way, ends long polls, and closes the data folder. Closing twice is harmless. */
    @Override
    public void close() {
        events.close();
        sqs.close();
    }

    private void introduceItself(CloudSettings settings) {
        // No static field: that would set logging up before main has said how.
        Logger log = LoggerFactory.getLogger(LocalCloud.class);
        log.info(
                "SQS by ElasticMQ on {}, SNS and EventBridge on {}. {}",
                sqsEndpoint(),
                eventsEndpoint(),
                WHAT_IT_IS_NOT);
        if (settings.data() == null) {
            log.info("Messages are in memory only, and end with this process.");
        } else {
            log.info(
                    "Messages are kept in {}: safe against kill -9, not proven against a power failure.",
                    settings.data().toAbsolutePath());
        }
    }

    /** Runs until SIGTERM; prints one line that begins with {@code ready} on standard output. */
    public static void main(String... arguments) {
        if (System.getProperty("logback.configurationFile") == null) {
            // By this name and not as logback.xml, which would take over the log of tests that embed the cloud.
            System.setProperty("logback.configurationFile", "couplinglab/cloud/logback.xml");
        }
        try {
            var cloud = start(CommandLine.parse(arguments));
            Runtime.getRuntime().addShutdownHook(new Thread(cloud::close, "shutdown"));
            System.out.println("ready " + cloud.sqsEndpoint());
            Thread.currentThread().join();
        } catch (CloudNotStarted e) {
            System.err.println("local-cloud: " + e.getMessage());
            System.exit(NOT_STARTED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
