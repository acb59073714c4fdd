package couplinglab.controlroom.ledger;

import static couplinglab.controlroom.process.ProcessNames.FULFILLMENT_SERVICE;
import static couplinglab.controlroom.process.ProcessNames.LOCAL_CLOUD;

import couplinglab.contracts.Topology;
import couplinglab.controlroom.process.ProcessStatus;
import couplinglab.controlroom.process.Processes;
import couplinglab.controlroom.process.Subscriber;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Whether anything moves between the services: all processes up, no fault switched on, outboxes and queues empty, and no
 * copy on its way from topic or bus to a queue. Of the last only the embedded cloud tells. Thread-safe.
 */
public final class Stillness implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Stillness.class);

    /** Of those that always run. */
    private static final List<String> QUEUES =
            List.of(Topology.ORDERS, Topology.ORDER_CONFIRMATIONS, Topology.ORDER_CONFIRMATIONS_2);

    private final Documents documents = new Documents();
    private final Processes processes;
    private final List<String> producers;
    private final QueueCounts queueCounts;
    private volatile List<QueueCount> lastCounts = List.of();

    /** @param producers the names of the copies of order-service */
    public Stillness(Processes processes, List<String> producers) {
        this.processes = processes;
        this.producers = List.copyOf(producers);
        this.queueCounts =
                new QueueCounts(processes.endpoints(processes.intermediary()).main());
    }

    /** What is in the way of stillness, in words; nothing if it is still. */
    public List<String> disturbances() {
        var found = new ArrayList<String>();
        for (var process : processes.all()) {
            if (process.state() != ProcessStatus.State.READY) {
                found.add(process.name() + " is not up");
            }
        }
        if (found.isEmpty()) {
            check(found);
        }
        return found;
    }

    /** The queues' own estimates, as last read. */
    public List<QueueCount> queues() {
        return lastCounts;
    }

    @Override
    public void close() {
        queueCounts.close();
    }

    private void check(List<String> found) {
        try {
            checkFaults(FULFILLMENT_SERVICE, found);
            for (var subscriber : Subscriber.in(processes)) {
                checkFaults(subscriber.name(), found);
            }
            for (var producer : producers) {
                checkOutbox(producer, found);
            }
            checkDeliveries(found);
            checkQueues(found);
        } catch (IOException | SdkException silent) {
            LOG.debug("Not everything answers", silent);
            found.add("not everything answers: " + silent.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            found.add("the look around was interrupted");
        }
    }

    private void checkFaults(String consumer, List<String> found) throws IOException, InterruptedException {
        var chaos = documents.get(management(consumer).resolve("/chaos"));
        boolean off = !chaos.path("frozen").asBoolean()
                && chaos.path("slow").isNull()
                && chaos.path("failPercent").asInt() == 0
                && chaos.path("crashAt").isNull();
        if (!off) {
            found.add("a fault is switched on at " + consumer);
        }
    }

    private void checkOutbox(String producer, List<String> found) throws IOException, InterruptedException {
        long pending = documents
                .get(management(producer).resolve("/actuator/outbox"))
                .path("pending")
                .asLong();
        if (pending != 0) {
            found.add(pending + " in the outbox of " + producer);
        }
    }

    /** While a delivery backs off, for up to 20 s, all queues can be empty. */
    private void checkDeliveries(List<String> found) throws IOException, InterruptedException {
        if (processes.intermediary().equals(LOCAL_CLOUD)) {
            long pending = documents
                    .get(processes.events().resolve("/deliveries"))
                    .path("pending")
                    .asLong();
            if (pending != 0) {
                found.add(pending + " copies on their way to a queue");
            }
        }
    }

    private void checkQueues(List<String> found) {
        var subscribed =
                Subscriber.in(processes).stream().map(Subscriber::queue).toList();
        lastCounts = queueCounts.read(
                Stream.concat(QUEUES.stream(), subscribed.stream()).toList());
        // Each consumer takes its dead letters from there; until it has, they are in no book.
        var letters = queueCounts.read(Stream.concat(Stream.of(Topology.ORDERS), subscribed.stream())
                .map(Topology::dlqOf)
                .toList());
        for (var count : Stream.concat(lastCounts.stream(), letters.stream()).toList()) {
            if (!count.isEmpty()) {
                found.add(count.visible() + " waiting and " + count.inFlight() + " in flight in " + count.queue());
            }
        }
    }

    private URI management(String process) {
        return processes.endpoints(process).management();
    }
}
