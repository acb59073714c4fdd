package couplinglab.controlroom.live;

import couplinglab.controlroom.history.Mark;
import couplinglab.controlroom.history.Recorder;
import couplinglab.controlroom.ledger.RouteMarks;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Looks at the rules of the bus, or the subscriptions of the topic, again and again, and writes into the history what has
 * changed since the last look, whoever changed it: else the ledger would take copies for misrouted or lost. Used by one
 * thread.
 */
final class RouteWatch<T> implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(RouteWatch.class);

    private final Recorder recorder;
    private final RouteMarks<T> marks;
    private final Supplier<T> routes;
    private final Clock clock;

    private T known;
    /** Those of a mark that none has answered yet. */
    private @Nullable T asked;

    /** A change after this moment may not have been seen. */
    private Instant seenAt = Instant.EPOCH;

    /** @param routes reads those that are in force; an {@link SdkException} means: not now */
    RouteWatch(Recorder recorder, RouteMarks<T> marks, Supplier<T> routes, Clock clock) {
        this.recorder = recorder;
        this.marks = marks;
        this.routes = routes;
        this.clock = clock;
        this.known = lastKnown(recorder.history().marks());
    }

    /** Looks once. An executor drops a task that throws. */
    @Override
    public void run() {
        try {
            look();
        } catch (SdkException | IllegalStateException notNow) {
            LOG.debug("What {} copies to whom can't be read now", marks.subject(), notNow);
        } catch (RuntimeException unexpected) {
            LOG.error("What {} copies to whom could not be followed this time", marks.subject(), unexpected);
        }
    }

    private void look() {
        var before = clock.instant();
        var now = routes.get();
        if (asked != null || !now.equals(known)) {
            tell(now);
        }
        seenAt = before;
    }

    /** What could not be written is written the next time, if it is still so. */
    private void tell(T now) {
        if (!now.equals(asked)) {
            recorder.mark(marks.asked(), marks.subject(), marks.detailOf(now), seenAt);
            asked = now;
        }
        recorder.mark(marks.answered(), marks.subject(), marks.detailOf(now));
        known = now;
        asked = null;
    }

    /** The history was emptied, and the broker with it. */
    void forget() {
        known = lastKnown(List.of());
        asked = null;
        seenAt = Instant.EPOCH;
    }

    private T lastKnown(List<Mark> told) {
        return told.stream()
                .filter(mark -> mark.kind() == marks.answered())
                .reduce((one, two) -> two)
                .map(marks::routesOf)
                .orElse(marks.first());
    }
}
