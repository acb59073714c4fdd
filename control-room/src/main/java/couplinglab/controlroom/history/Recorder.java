package couplinglab.controlroom.history;

import couplinglab.contracts.OrderContent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes down every offer before it is sent and every answer when it came, in a file that outlives this process, and
 * remembers the same in memory. It runs outside the processes under test, so that it can't share their fate.
 * Thread-safe. A method that can't write throws {@link UncheckedIOException}, and nothing has happened then.
 *
 * <p>Bounded for long runs: two segments of the file; when the current one is full, the older one's offers are
 * forgotten, and the ledger's numbers with them; what its marks say of the present is written down again. Offers that an
 * earlier recorder left without an answer are unknown.
 */
public final class Recorder implements AutoCloseable {
    /** Some 40,000 offers: three hours at four a second. */
    private static final long SEGMENT_BYTES = 28L << 20;

    private final HistoryFile file;
    private final boolean keepsContent;
    private final Clock clock;
    private final Supplier<UUID> keys;
    private final List<Consumer<Offer>> listeners = new CopyOnWriteArrayList<>();

    private final Memory memory = new Memory();
    private boolean closed;

    Recorder(Path folder, long segmentBytes, boolean keepsContent, Clock clock, Supplier<UUID> keys) {
        this.clock = clock;
        this.keepsContent = keepsContent;
        this.keys = keys;
        try {
            this.file = new HistoryFile(folder, segmentBytes);
            file.replay(memory::remember, memory::beginSegment);
        } catch (IOException unusable) {
            throw new UncheckedIOException("The history in " + folder + " can't be opened", unusable);
        }
        giveUpOnTheUnanswered();
    }

    /** Goes on with the history in this folder, if there is one. Two recorders must not share a folder. */
    public static Recorder open(Path folder) {
        return new Recorder(folder, SEGMENT_BYTES, false, Clock.systemUTC(), UUID::randomUUID);
    }

    /** For a run that is judged as a whole: nothing is forgotten, and what was ordered is kept as well. */
    public static Recorder openWhole(Path folder) {
        return new Recorder(folder, Long.MAX_VALUE, true, Clock.systemUTC(), UUID::randomUUID);
    }

    /** The number of the next arrival, from 1. */
    public synchronized long nextArrival() {
        return memory.nextArrival();
    }

    /** Writes down that an order is about to be offered; once this returns, it may be sent. */
    public Offer invoke(String lane, long arrival, Instant scheduled, OrderContent content) {
        Offer offer;
        synchronized (this) {
            var line = new Line.Invoked(
                    keys.get().toString(), arrival, lane, scheduled, clock.instant(), keepsContent ? content : null);
            write(line);
            offer = line.offer();
        }
        tell(offer);
        return offer;
    }

    /** After {@link #close} an answer is dropped: the next recorder will take it for unknown, which is the truth. */
    public void conclude(String key, Answer answer) {
        @Nullable Offer offer;
        synchronized (this) {
            if (closed) {
                return;
            }
            write(Line.Concluded.of(key, answer));
            offer = memory.offer(key);
        }
        if (offer != null) {
            tell(offer);
        }
    }

    /** The service says that the key belongs to another order: this offer counts nowhere. */
    public synchronized void leaveOut(String key) {
        if (!closed) {
            write(new Line.LeftOut(key, clock.instant()));
        }
    }

    /** Writes down that the same key and content are about to be sent once more; once this returns, they may be. */
    public synchronized void repeat(String key, String lane, String why) {
        write(new Line.Repeated(key, clock.instant(), lane, why));
    }

    /** Writes down that a message which no consumer can read is about to be put into a queue. */
    public synchronized void poison(String id, String queue, String body) {
        write(new Line.Poisoned(id, clock.instant(), queue, body));
    }

    /** Writes down a status of an order that was just read from its producer. */
    public synchronized void sight(String lane, String orderId, @Nullable String key, String status) {
        write(new Line.Sighted(clock.instant(), lane, orderId, key, status));
    }

    /**
     * Writes down a publish that a producer tells of, unless it is written down already, or began before the first offer that
     * is remembered. After {@link #close} it is dropped: the producer keeps it.
     */
    public synchronized void published(String lane, Publish publish) {
        if (!closed && memory.isOfItsTime(publish) && !memory.knows(publish)) {
            write(new Line.Published(clock.instant(), lane, publish));
        }
    }

    /** Writes down a step of a planned fault. */
    public synchronized void fault(int number, String kind, String subject, Line.Phase phase, @Nullable String detail) {
        write(new Line.Faulted(clock.instant(), number, kind, subject, phase, detail));
    }

    public Mark mark(Mark.Kind kind, String subject) {
        return mark(kind, subject, (String) null);
    }

    public Mark mark(Mark.Kind kind, String subject, @Nullable String detail) {
        return mark(new Mark(clock.instant(), kind, subject, detail));
    }

    /** For what was seen before it could be told what it meant. */
    public Mark mark(Mark.Kind kind, String subject, Instant at) {
        return mark(new Mark(at, kind, subject, null));
    }

    public Mark mark(Mark.Kind kind, String subject, @Nullable String detail, Instant at) {
        return mark(new Mark(at, kind, subject, detail));
    }

    private synchronized Mark mark(Mark mark) {
        write(new Line.Marked(mark));
        return mark;
    }

    public synchronized History history() {
        return memory.history();
    }

    /** Rises with every change, so that a reader can tell whether it has seen the latest. */
    public synchronized long version() {
        return memory.version();
    }

    /** Calls back for each offer made and each answer, on the caller's thread, which must not be kept. */
    public void onOffer(Consumer<Offer> listener) {
        listeners.add(listener);
    }

    /** Forgets everything, on disk as well. Calls under way are forgotten too. */
    public synchronized void clear() {
        try {
            file.clear();
        } catch (IOException refused) {
            throw new UncheckedIOException("The history can't be emptied", refused);
        }
        memory.clear();
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            file.close();
        } catch (IOException broken) {
            throw new UncheckedIOException("The history can't be closed", broken);
        }
    }

    private void write(Line line) {
        try {
            if (!file.hasRoomFor(line)) {
                beginSegment();
            }
            append(line);
        } catch (IOException refused) {
            throw new UncheckedIOException("The history can't be written", refused);
        }
    }

    /**
     * A recorder that dies here leaves the older segment whole, which holds all that the head of the new one was to hold.
     */
    private void beginSegment() throws IOException {
        var inForce = InForce.of(memory.marks());
        file.beginSegment();
        memory.beginSegment();
        for (var mark : inForce) {
            append(new Line.Marked(mark));
        }
    }

    private void append(Line line) throws IOException {
        file.append(line);
        memory.remember(line);
    }

    private void giveUpOnTheUnanswered() {
        history().offers().stream()
                .filter(offer -> offer.answer() == null)
                .forEach(offer -> conclude(offer.key(), Answer.none(clock.instant())));
    }

    private void tell(Offer offer) {
        listeners.forEach(listener -> listener.accept(offer));
    }
}
