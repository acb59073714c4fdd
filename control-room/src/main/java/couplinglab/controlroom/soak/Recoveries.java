package couplinglab.controlroom.soak;

import couplinglab.contracts.Topology;
import couplinglab.controlroom.ledger.Documents;
import couplinglab.controlroom.process.ProcessNames;
import couplinglab.controlroom.process.Processes;
import couplinglab.controlroom.process.SqsClients;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Measures each recovery: from the moment when what was killed is ready again to the first look at which both outboxes
 * and the queue {@code orders} are empty, under traffic that goes on; and how many duplicates the inbox absorbed from
 * the kill to then. A recovery that the next kill interrupts is not measured. Thread-safe.
 */
final class Recoveries implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Recoveries.class);
    private static final long BETWEEN_LOOKS = 100;

    private final Documents documents = new Documents();
    private final Processes processes;
    private final List<String> producers;
    private final SqsClient sqs;
    private final Thread looking = new Thread(this::look, "recoveries");

    private final List<Long> millis = new ArrayList<>();
    private final List<Long> duplicates = new ArrayList<>();
    private long begun;
    private boolean going;
    private int interrupted;
    private long duplicatesAtKill;
    private long lastDuplicates;

    Recoveries(Processes processes, List<String> producers) {
        this.processes = processes;
        this.producers = List.copyOf(producers);
        this.sqs = SqsClients.impatient(
                processes.endpoints(processes.intermediary()).main());
        looking.setDaemon(true);
    }

    void start() {
        looking.start();
    }

    /** Something was killed. */
    synchronized void interrupt() {
        if (going) {
            interrupted++;
            going = false;
        }
        duplicatesAtKill = lastDuplicates;
    }

    /** All that was killed is ready. */
    synchronized void begin() {
        begun = System.nanoTime();
        going = true;
    }

    /** From ready to an empty backlog. */
    synchronized List<Long> millis() {
        return List.copyOf(millis);
    }

    /** Absorbed by the inbox, a number for each measured recovery. */
    synchronized List<Long> duplicates() {
        return List.copyOf(duplicates);
    }

    synchronized int interrupted() {
        return interrupted;
    }

    /** No more looks from now on. */
    void end() {
        looking.interrupt();
    }

    @Override
    public void close() {
        end();
        sqs.close();
    }

    private void look() {
        try {
            while (true) {
                lookOnce();
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookOnce() throws InterruptedException {
        try {
            long absorbed = documents
                    .get(processes
                            .endpoints(ProcessNames.FULFILLMENT_SERVICE)
                            .management()
                            .resolve("/actuator/inbox"))
                    .path("duplicates")
                    .asLong();
            saw(isGoing() && isEmpty(), absorbed);
        } catch (IOException | SdkException silent) {
            LOG.trace("Not everything answers", silent);
        }
    }

    private synchronized boolean isGoing() {
        return going;
    }

    private synchronized void saw(boolean empty, long absorbed) {
        lastDuplicates = absorbed;
        if (going && empty) {
            going = false;
            millis.add((System.nanoTime() - begun) / 1_000_000);
            duplicates.add(absorbed - duplicatesAtKill);
        }
    }

    private boolean isEmpty() throws IOException, InterruptedException {
        for (var producer : producers) {
            var outbox = processes.endpoints(producer).management().resolve("/actuator/outbox");
            if (documents.get(outbox).path("pending").asLong() > 0) {
                return false;
            }
        }
        var url = sqs.getQueueUrl(request -> request.queueName(Topology.ORDERS)).queueUrl();
        var visible = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
        return "0"
                .equals(sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(visible))
                        .attributes()
                        .get(visible));
    }
}
