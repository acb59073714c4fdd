package couplinglab.cloud.delivery;

import couplinglab.cloud.store.EventStore;
import couplinglab.cloud.store.Transaction;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The durable background queue between a publisher and the queues that it never waits for. What was added is delivered
 * at least once to each queue, in order of arrival but for copies, and is removed only after the queue has stored it;
 * after its retries, or where these are no use, it goes to its dead-letter queue. What has none, or is too long for any
 * queue, is dropped and counted, with a line in the log. Each queue has a lane of its own, so that one that does not
 * answer holds up no other. Thread-safe.
 */
public final class Deliveries implements AutoCloseable {
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    /**
     * As long as SNS ever waits between two attempts. EventBridge waits longer, and here ends its 185 retries within
     * three quarters of an hour: on one machine a queue that is back should not wait for minutes.
     */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    private final EventStore store;
    private final QueueDoor door;
    private final Clock clock;
    private final Backoff backoff;
    private final LaneThreads threads = new LaneThreads();
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

    Deliveries(EventStore store, QueueDoor door, Clock clock, Backoff backoff) throws SQLException {
        this.store = store;
        this.door = door;
        this.clock = clock;
        this.backoff = backoff;
        store.create(ParcelTable.SCHEMA);
    }

    /** Does nothing yet with what was left from the last time: see {@link #start}. */
    public static Deliveries from(EventStore store, QueueDoor door) throws SQLException {
        var backoff = new Backoff(
                SHORTEST_PAUSE, LONGEST_PAUSE, () -> ThreadLocalRandom.current().nextDouble());
        return new Deliveries(store, door, Clock.systemUTC(), backoff);
    }

    /** Goes on with what was left from the last time. */
    public void start() {
        store.transact(ParcelTable::queues).forEach(this::wake);
    }

    /** Once the transaction is stored, so is the promise to deliver these. */
    public void add(Transaction transaction, List<Parcel> parcels) throws SQLException {
        var now = clock.instant();
        for (var parcel : parcels) {
            if (parcel.letter().size() > Letter.MAX_BYTES) {
                LOG.warn("Too long for any queue, dropped: {}", parcel.origin());
                ParcelTable.countDropped(transaction);
            } else {
                ParcelTable.add(transaction, parcel, now);
                // Not the parcel, which would stay in memory until the commit.
                var queue = parcel.queue();
                transaction.afterCommit(() -> wake(queue));
            }
        }
    }

    /** How many letters are accepted and neither delivered nor given up: those that wait for another attempt too. */
    public long pending() {
        return store.transact(ParcelTable::count);
    }

    /** How many letters were accepted and given up, since the data folder is there: no queue has them. */
    public long dropped() {
        return store.transact(ParcelTable::dropped);
    }

    private void wake(String queue) {
        lanes.computeIfAbsent(queue, name -> new Lane(name, this::deliverSome, threads))
                .wake();
    }

    private Lane.Rest deliverSome(String queue) {
        return new Round(store, door, clock, backoff, this::add).of(queue);
    }

    /** Ends what is under way and begins nothing new; what is not delivered stays stored. Before the store closes. */
    @Override
    public void close() {
        threads.close();
    }
}
