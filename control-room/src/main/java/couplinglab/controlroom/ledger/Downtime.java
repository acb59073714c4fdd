package couplinglab.controlroom.ledger;

import couplinglab.controlroom.history.Mark;
import couplinglab.controlroom.history.Offer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When something was dead or frozen, and which offers saw nothing else. Between asking for a fault and its
 * confirmation nobody can tell which side an order saw; such orders straddle the edge.
 */
public final class Downtime {
    private final List<Window> windows;

    /**
     * One fault of one process.
     *
     * @param subject the process
     * @param asked when the fault was asked for
     * @param confirmed when the process was gone, or had answered that it is frozen
     * @param endAsked when its revival or thaw was asked for, or null while it lasts
     * @param over when it was ready or had answered that it is thawed, or null before
     */
    public record Window(
            String subject,
            Instant asked,
            Instant confirmed,
            @Nullable Instant endAsked,
            @Nullable Instant over) {
        private boolean contains(Offer offer) {
            return !offer.invoked().isBefore(confirmed)
                    && offer.answer() != null
                    && (endAsked == null || !offer.answer().at().isAfter(endAsked));
        }

        private boolean isStraddledBy(Offer offer) {
            return overlaps(offer, asked, confirmed) || (endAsked != null && overlaps(offer, endAsked, endAsked));
        }

        private static boolean overlaps(Offer offer, Instant from, Instant to) {
            return offer.invoked().isBefore(to)
                    && (offer.answer() == null || offer.answer().at().isAfter(from));
        }
    }

    private Downtime(List<Window> windows) {
        this.windows = List.copyOf(windows);
    }

    public static Downtime of(List<Mark> marks) {
        var asked = new HashMap<String, Instant>();
        var open = new HashMap<String, Integer>();
        var windows = new ArrayList<Window>();
        for (var mark : marks) {
            switch (mark.kind()) {
                case KILL_ASKED, FREEZE_ASKED, LAST_SEEN -> asked.putIfAbsent(mark.subject(), mark.at());
                case KILL_CONFIRMED, FREEZE_ANSWERED -> confirm(mark, asked, open, windows);
                case REVIVE_ASKED, THAW_ASKED -> {
                    asked.remove(mark.subject());
                    update(mark, open, windows, false);
                }
                case READY, THAW_ANSWERED -> {
                    update(mark, open, windows, true);
                    open.remove(mark.subject());
                }
                case EXITED -> {
                    // The end of a process of which nothing was asked or expected is no fault of an experiment.
                    if (asked.containsKey(mark.subject())) {
                        confirm(mark, asked, open, windows);
                    }
                }
                case MODE_ASKED,
                        MODE_ANSWERED,
                        FORGOT,
                        RULES_ASKED,
                        RULES_ANSWERED,
                        SUBSCRIPTIONS_ASKED,
                        SUBSCRIPTIONS_ANSWERED -> {}
            }
        }
        return new Downtime(windows);
    }

    private static void confirm(
            Mark mark, Map<String, Instant> asked, Map<String, Integer> open, List<Window> windows) {
        // Frozen first and killed then is one fault.
        if (open.putIfAbsent(mark.subject(), windows.size()) == null) {
            var since = asked.getOrDefault(mark.subject(), mark.at());
            windows.add(new Window(mark.subject(), since, mark.at(), null, null));
        }
    }

    private static void update(Mark mark, Map<String, Integer> open, List<Window> windows, boolean over) {
        var index = open.get(mark.subject());
        if (index == null) {
            return;
        }
        var window = windows.get(index);
        var endAsked = window.endAsked() == null ? mark.at() : window.endAsked();
        windows.set(
                index,
                new Window(window.subject(), window.asked(), window.confirmed(), endAsked, over ? mark.at() : null));
    }

    public List<Window> windows() {
        return windows;
    }

    /** Asked after a fault was confirmed, and concluded before its end was asked for. */
    public boolean contains(Offer offer) {
        return windows.stream().anyMatch(window -> window.contains(offer));
    }

    public boolean isStraddledBy(Offer offer) {
        return windows.stream().anyMatch(window -> window.isStraddledBy(offer));
    }
}
