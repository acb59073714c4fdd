package couplinglab.controlroom.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** What happened to one subject, as it is gathered from several files. */
final class Story {
    private final List<StoryLine> dated = new ArrayList<>();
    private final List<StoryLine> atTheEnd = new ArrayList<>();

    void add(@Nullable Instant at, String what) {
        (at == null ? atTheEnd : dated).add(new StoryLine(at, what));
    }

    /** In the order of time, with what else happened meanwhile. */
    List<StoryLine> with(NavigableMap<Instant, List<StoryLine>> events) {
        var all = new ArrayList<>(dated);
        dated.stream().map(Story::moment).min(Comparator.naturalOrder()).ifPresent(first -> {
            var last = dated.stream().map(Story::moment).max(Comparator.naturalOrder());
            events.subMap(first, true, last.orElse(first), true).values().forEach(all::addAll);
        });
        all.sort(Comparator.comparing(Story::moment));
        all.addAll(atTheEnd);
        return all;
    }

    private static Instant moment(StoryLine line) {
        return line.at() == null ? Instant.MAX : line.at();
    }
}
