package couplinglab.controlroom.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the lines in the two segments of a {@link HistoryFile} say. Not thread-safe. */
final class Memory {
    private Segment older = new Segment();
    private Segment current = new Segment();
    private long lastArrival;
    private long version;

    private static final class Segment {
        private final Map<String, Offer> offers = new LinkedHashMap<>();
        private final List<Mark> marks = new ArrayList<>();
        private final Set<Publish> publishes = new LinkedHashSet<>();
    }

    void remember(Line line) {
        version++;
        if (line instanceof Line.Invoked invoked) {
            current.offers.put(invoked.key(), invoked.offer());
            lastArrival = Math.max(lastArrival, invoked.arrival());
        } else if (line instanceof Line.Concluded concluded) {
            segmentOf(concluded.key())
                    .offers
                    .computeIfPresent(concluded.key(), (key, offer) -> offer.answered(concluded.answer()));
        } else if (line instanceof Line.LeftOut leftOut) {
            segmentOf(leftOut.key()).offers.remove(leftOut.key());
        } else if (line instanceof Line.Marked marked) {
            current.marks.add(marked.mark());
        } else if (line instanceof Line.Published published) {
            current.publishes.add(published.publish());
        }
    }

    /** The current segment is the older one from now on, and that one is forgotten. */
    void beginSegment() {
        older = current;
        current = new Segment();
    }

    void clear() {
        older = new Segment();
        current = new Segment();
        lastArrival = 0;
        version++;
    }

    History history() {
        return new History(
                Stream.concat(older.offers.values().stream(), current.offers.values().stream())
                        .toList(),
                marks(),
                Stream.concat(older.publishes.stream(), current.publishes.stream())
                        .toList());
    }

    /** In their order; what is in force stands at the head of each segment. */
    List<Mark> marks() {
        return Stream.concat(older.marks.stream(), current.marks.stream()).toList();
    }

    @Nullable
    Offer offer(String key) {
        return segmentOf(key).offers.get(key);
    }

    long nextArrival() {
        return ++lastArrival;
    }

    boolean knows(Publish publish) {
        return older.publishes.contains(publish) || current.publishes.contains(publish);
    }

    /** Whether it can be that of an offer which is remembered. */
    boolean isOfItsTime(Publish publish) {
        return Stream.concat(older.offers.values().stream(), current.offers.values().stream())
                .findFirst()
                .filter(first -> !publish.begunAt().isBefore(first.invoked()))
                .isPresent();
    }

    /** Rises with every change. */
    long version() {
        return version;
    }

    private Segment segmentOf(String key) {
        return older.offers.containsKey(key) ? older : current;
    }
}
