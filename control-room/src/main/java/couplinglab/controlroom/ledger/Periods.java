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
     */
    private record Period<T>(Instant asked, @Nullable Instant since, T routes) {}

    private Periods(List<Period<T>> periods) {
        this.periods = List.copyOf(periods);
    }

    /** Those of the marks, in their order. */
    static <T> Periods<T> of(RouteMarks<T> told, List<Mark> marks) {
        var periods = new ArrayList<Period<T>>();
        periods.add(new Period<>(Instant.MIN, Instant.MIN, told.first()));
        for (var mark : marks) {
            if (mark.kind() == told.asked()) {
                periods.add(new Period<>(mark.at(), null, told.routesOf(mark)));
            } else if (mark.kind() == told.answered()) {
                var last = periods.remove(periods.size() - 1);
                periods.add(new Period<>(last.asked(), mark.at(), last.routes()));
            }
        }
        return new Periods<>(periods);
    }

    /**
     * @param from before which it was not published
     * @param to after which it was not published for the first time, or null if nobody knows
     */
    Routes.Expectation expect(Instant from, @Nullable Instant to, Function<T, Set<String>> queuesOf) {
        @Nullable Set<String> certain = null;
        var possible = new HashSet<String>();
        for (int i = 0; i < periods.size(); i++) {
            var end = i + 1 < periods.size() ? periods.get(i + 1).since() : null;
            boolean over = end != null && end.isBefore(from);
            if (!over && (to == null || !periods.get(i).asked().isAfter(to))) {
                var queues = queuesOf.apply(periods.get(i).routes());
                possible.addAll(queues);
                certain = certain == null ? new HashSet<>(queues) : certain;
                certain.retainAll(queues);
            }
        }
        return new Routes.Expectation(certain == null ? Set.of() : certain, possible);
    }
}
