package couplinglab.controlroom.ledger;

import static couplinglab.controlroom.process.ProcessNames.ORDER_SERVICE;
import static couplinglab.controlroom.process.ProcessNames.ORDER_SERVICE_2;

import couplinglab.controlroom.history.History;
import couplinglab.controlroom.history.Recorder;
import couplinglab.controlroom.process.Processes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ledger of a running lab. A thread of its own reads the services' books twice a second; {@link #snapshot} never
 * waits for a service. Thread-safe.
 *
 * <p>While orders arrive, or anything moves, waiting is the rest and lost is not known. When all has been still for
 * two visibility timeouts the books are read once more, whole, and the rest is lost. What shows in them after that is taken
 * in too, and nothing is settled until it has been still again.
 */
public final class Ledger implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final long BETWEEN_READINGS = 500;
    private static final List<String> PRODUCERS = List.of(ORDER_SERVICE, ORDER_SERVICE_2);

    private final Recorder recorder;
    private final LongSupplier notSent;
    private final Clock clock = Clock.systemUTC();
    private final Bookkeeper bookkeeper;
    private final Stillness stillness;
    private final Settlement settlement;
    private final ScheduledExecutorService reading = Executors.newSingleThreadScheduledExecutor(Ledger::thread);

    private Routes routes = Routes.of(List.of());
    private long seenVersion = -1;
    private volatile Reading last = Reading.NONE;
    /** Held while the books are read, or emptied. */
    private final Object turn = new Object();

    private final AtomicLong readings = new AtomicLong();
    private volatile @Nullable Snapshot cached;

    /**
     * The books and what was in the way when they were read.
     *
     * @param unsettled nothing once they are settled
     */
    private record Reading(Books books, List<String> unsettled) {
        static final Reading NONE = new Reading(Books.EMPTY, List.of("nothing was read yet"));
    }

    /** A snapshot and what it was made from, so that an unchanged one is not made again. */
    private record Snapshot(LedgerSnapshot ledger, long version, long readings) {}

    private Ledger(Processes processes, Recorder recorder, LongSupplier notSent) {
        this.recorder = recorder;
        this.notSent = notSent;
        this.bookkeeper = Bookkeeper.of(processes, PRODUCERS, recorder::published);
        this.stillness = new Stillness(processes, PRODUCERS);
        this.settlement = new Settlement(this::disturbances, bookkeeper);
    }

    /** Starts reading. Both copies of order-service and the consumer must be known to {@code processes}. */
    public static Ledger of(Processes processes, Recorder recorder, LongSupplier notSent) {
        var ledger = new Ledger(processes, recorder, notSent);
        var unused =
                ledger.reading.scheduleWithFixedDelay(ledger::readSafely, 0, BETWEEN_READINGS, TimeUnit.MILLISECONDS);
        return ledger;
    }

    /** The account of everything that the recorder remembers. */
    public LedgerSnapshot snapshot() {
        long version = recorder.version();
        long seenReadings = readings.get();
        var reading = last;
        var known = cached;
        if (known != null && known.version() == version && known.readings() == seenReadings) {
            return known.ledger();
        }
        var made = snapshot(recorder.history(), reading.books(), reading.unsettled());
        cached = new Snapshot(made, version, seenReadings);
        return made;
    }

    /** What is missing, order by order; nothing until all is settled, since only then anything is known to be missing. */
    public List<Absence> absences() {
        var reading = last;
        return reading.unsettled().isEmpty() ? Accounting.absences(recorder.history(), reading.books()) : List.of();
    }

    /** Forgets the books: the databases were emptied. The recorder is cleared by whoever did it. */
    public void clear() {
        synchronized (turn) {
            bookkeeper.clear();
            settlement.restart();
            forgetRoutes();
            last = Reading.NONE;
            readings.incrementAndGet();
        }
    }

    @Override
    public void close() {
        reading.shutdownNow();
        stillness.close();
    }

    private LedgerSnapshot snapshot(History history, Books books, List<String> because) {
        boolean settled = because.isEmpty();
        Map<String, Account> lanes = new LinkedHashMap<>();
        PRODUCERS.forEach(lane -> lanes.put(lane, Accounting.of(history.ofLane(lane), books, settled)));
        return new LedgerSnapshot(
                clock.instant(),
                settled,
                because,
                Accounting.of(history, books, settled),
                lanes,
                copies(history, books, settled),
                notSent.getAsLong(),
                books.duplicates(),
                stillness.queues());
    }

    private synchronized void forgetRoutes() {
        routes = Routes.of(List.of());
    }

    /** Keeps what it found out about orders, of which there are many, over the snapshots. */
    private synchronized List<SubscriberAccount> copies(History history, Books books, boolean settled) {
        routes = routes.at(history.marks());
        return Copies.of(history, books, settled, routes);
    }

    /** An executor drops a task that throws. */
    private void readSafely() {
        try {
            read();
        } catch (RuntimeException unexpected) {
            LOG.error("The books could not be read this time", unexpected);
        }
    }

    private void read() {
        synchronized (turn) {
            var unsettled = settlement.look(clock.instant());
            last = new Reading(bookkeeper.books(), unsettled);
            readings.incrementAndGet();
        }
    }

    private List<String> disturbances() {
        // Asked in any case: the queues' estimates are shown while things run.
        var found = new ArrayList<>(stillness.disturbances());
        long version = recorder.version();
        if (version != seenVersion) {
            seenVersion = version;
            found.add("orders are on their way");
        }
        if (recorder.history().offers().stream().anyMatch(offer -> offer.answer() == null)) {
            found.add("calls are under way");
        }
        return found;
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "ledger");
        thread.setDaemon(true);
        return thread;
    }
}
