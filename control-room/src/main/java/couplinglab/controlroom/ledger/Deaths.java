package couplinglab.controlroom.ledger;

import couplinglab.controlroom.history.Mark;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When processes died, as far as the marks of a history tell. Immutable. */
final class Deaths {
    private final Map<String, TreeSet<Instant>> byProcess = new HashMap<>();

    private Deaths(List<Mark> marks) {
        marks.stream()
                .filter(mark -> mark.kind() == Mark.Kind.KILL_CONFIRMED || mark.kind() == Mark.Kind.EXITED)
                .forEach(mark -> byProcess
                        .computeIfAbsent(mark.subject(), any -> new TreeSet<>())
                        .add(mark.at()));
    }

    static Deaths of(List<Mark> marks) {
        return new Deaths(marks);
    }

    /** The first death of any of these that was not before the moment; null if there was none. */
    @Nullable
    Instant firstSince(Instant moment, String... processes) {
        return Stream.of(processes)
                .map(process -> byProcess.getOrDefault(process, new TreeSet<>()).ceiling(moment))
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }
}
