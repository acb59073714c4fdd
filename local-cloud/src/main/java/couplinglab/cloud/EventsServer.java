package couplinglab.cloud;

import couplinglab.cloud.delivery.Deliveries;
import couplinglab.cloud.events.EventBridge;
import couplinglab.cloud.sns.Sns;
import couplinglab.cloud.store.EventStore;
import couplinglab.cloud.wire.Gauge;
import couplinglab.cloud.wire.WireServer;
import couplinglab.contracts.Topology;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * SNS and EventBridge on one port of the loopback interface, in front of the queues of this process. {@code GET
 * /deliveries} tells how many copies are accepted and not yet in their queues, and how many were given up, which AWS
 * tells nobody.
 */
final class EventsServer implements AutoCloseable {
    /** Threads of its own, because they wait for the disk. */
    private static final String DISPATCHER = "couplinglab.events";

    private final EventStore store;
    private final Deliveries deliveries;
    private final WireServer server;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EventsServer(EventStore store, Deliveries deliveries, WireServer server) {
        this.store = store;
        this.deliveries = deliveries;
        this.server = server;
    }

    static EventsServer start(CloudSettings settings, SqsServer sqs) {
        EventStore store = null;
        try {
            store = EventStore.open(settings.data(), settings.halt()::because);
            var deliveries = Deliveries.from(store, sqs.door());
            var sns = new Sns(store, deliveries);
            sns.provision(Topology.topics());
            var bridge = EventBridge.open(store, deliveries, Clock.systemUTC());
            bridge.provision(Topology.buses());
            deliveries.start();
            var executor = sqs.system().dispatchers().lookup(DISPATCHER);
            var gauge = new Gauge(
                    "/deliveries",
                    () -> "{\"pending\":" + deliveries.pending() + ",\"dropped\":" + deliveries.dropped() + "}");
            var server = WireServer.start(sqs.system(), executor, settings.eventsPort(), sns, bridge, gauge);
            return new EventsServer(store, deliveries, server);
        } catch (SQLException | RuntimeException e) {
            if (store != null) {
                store.close();
            }
            throw new CloudNotStarted(
                    "SNS and EventBridge could not start; name another data folder, or delete this one to start"
                            + " without what is in it (" + e.getMessage() + ")",
                    e);
        }
    }

    int port() {
        return server.port();
    }

    /** Answers what is under way, then ends its deliveries, then closes the database. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try (store;
                    deliveries) {
                server.close();
            }
        }
    }
}
