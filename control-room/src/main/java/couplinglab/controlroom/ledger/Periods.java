package couplinglab.controlroom.ledger;

import couplinglab.controlroom.history.Mark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which routes were in force when, as far as the marks of a history tell. Immutable. */
final class Periods<T> {
    private final List<Period<T>> periods;

    /**
     * @param asked from when on the routes may have been in force
     * @param since from when on they were; null if nobody knows
     * @param until from when on others were; null if nobody knows
     */
    private record Period<T>(
            Instant asked,
            @Nullable Instant since,
            @Nullable Instant until,
            T routes) {
        /** Whether it can have been in force at or after the moment. */
        boolean lasts(Instant moment) {
            return until == null || !until.isBefore(moment);
        }

        boolean beginsAfter(@Nullable Instant moment) {
            return moment != null && asked.isAfter(moment);
        }
    }

    private Periods(List<Period<T>> periods) {
        this.periods = List.copyOf(periods);
    }

    /** Those of the marks, in their order. */
    static <T> Periods<T> of(RouteMarks<T> told, List<Mark> marks) {
        var periods = new ArrayList<Period<T>>();
        periods.add(new Period<>(Instant.MIN, Instant.MIN, null, told.first()));
        for (var mark : marks) {
            if (mark.kind() == told.asked()) {
                periods.add(new Period<>(mark.at(), null, null, told.routesOf(mark)));
            } else if (mark.kind() == told.answered()) {
                var last = periods.remove(periods.size() - 1);
                periods.add(new Period<>(last.asked(), mark.at(), null, last.routes()));
            }
        }
        return new Periods<>(ended(periods));
    }

    /**
     * Each ends with the first later one that is known to have begun. What was asked for may never have been answered:
     * whoever asked for it died.
     */
    private static <T> List<Period<T>> ended(List<Period<T>> periods) {
        var ended = new ArrayList<>(periods);
        @Nullable Instant until = null;
        for (int i = periods.size() - 1; i >= 0; i--) {
            var period = periods.get(i);
            ended.set(i, new Period<>(period.asked(), period.since(), until, period.routes()));
            until = period.since() == null ? until : period.since();
        }
        return ended;
    }

    /**
     * Where something goes that was sent once between the two moments: to what those routes name which were in force; where
     * they changed meanwhile, to what the one set names or the other.
     *
     * @param to null if there is no knowing
     */
    Routes.Expectation expect(Instant from, @Nullable Instant to, Function<T, Routes.Expectation> expected) {
        @Nullable Set<String> certain = null;
        var possible = new HashSet<String>();
        for (var period : periods) {
            if (period.lasts(from) && !period.beginsAfter(to)) {
                var expectation = expected.apply(period.routes());
                possible.addAll(expectation.possible());
                certain = certain == null ? new HashSet<>(expectation.certain()) : certain;
                certain.retainAll(expectation.certain());
            }
        }
        return new Routes.Expectation(certain == null ? Set.of() : certain, possible);
    }
}
