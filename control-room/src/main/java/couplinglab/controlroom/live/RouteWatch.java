package couplinglab.controlroom.live;

import couplinglab.controlroom.history.Mark;
import couplinglab.controlroom.history.Recorder;
import couplinglab.controlroom.ledger.RouteMarks;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
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

    /** Looks once. */
    @Override
    public void run() {
        try {
            var before = clock.instant();
            var now = routes.get();
            if (!now.equals(known)) {
                var detail = marks.detailOf(now);
                recorder.mark(marks.asked(), marks.subject(), detail, seenAt);
                recorder.mark(marks.answered(), marks.subject(), detail);
                known = now;
            }
            seenAt = before;
        } catch (SdkException | IllegalStateException notNow) {
            LOG.debug("What {} copies to whom can't be read now", marks.subject(), notNow);
        }
    }

    /** The history was emptied, and the broker with it. */
    void forget() {
        known = lastKnown(List.of());
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
