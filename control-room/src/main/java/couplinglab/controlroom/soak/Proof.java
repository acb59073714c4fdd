package couplinglab.controlroom.soak;

import couplinglab.controlroom.history.History;
import couplinglab.controlroom.history.Mark;
import couplinglab.controlroom.history.Offer;
import couplinglab.controlroom.history.Outcome;
import couplinglab.controlroom.ledger.OrderRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Whether a run was hard enough to prove anything. A run that was not has failed, whatever the checker finds. */
final class Proof {
    private final Map<String, Integer> faults = new TreeMap<>();
    private final List<String> shortcomings = new ArrayList<>();

    void happened(String kind, int times) {
        if (times > 0) {
            faults.merge(kind, times, Integer::sum);
        }
    }

    void didNotHappen(int number, String kind, Exception why) {
        shortcomings.add("fault " + number + ", " + kind + ", did not happen: " + why.getMessage());
    }

    void unsettled(String what) {
        shortcomings.add(what);
    }

    /** At least half of what was offered in a loose mode must have been accepted, and something been accepted at all. */
    void judge(History history, Modes modes) {
        var modesOf = modesOf(history.marks());
        int offered = 0;
        int accepted = 0;
        int acceptedAtAll = 0;
        for (var offer : history.offers()) {
            boolean isAccepted = offer.outcome() == Outcome.ACCEPTED;
            acceptedAtAll += isAccepted ? 1 : 0;
            if (wasOfferedToAQueue(offer, modesOf)) {
                offered++;
                accepted += isAccepted ? 1 : 0;
            }
        }
        if (acceptedAtAll == 0) {
            shortcomings.add("no order was accepted");
        }
        if (modes.queues() && accepted * 2 < offered) {
            shortcomings.add("of " + offered + " orders offered in a loose mode only " + accepted + " were accepted");
        }
    }

    /** How often each kind of fault happened. */
    Map<String, Integer> faults() {
        return Map.copyOf(faults);
    }

    /** Why the run proves less than it was to prove, in words; nothing if it proves all. */
    List<String> shortcomings() {
        return List.copyOf(shortcomings);
    }

    private static boolean wasOfferedToAQueue(Offer offer, Map<String, NavigableMap<Instant, String>> modesOf) {
        var modes = modesOf.get(offer.lane());
        var mode = modes == null ? null : modes.floorEntry(offer.invoked());
        return mode != null && OrderRow.LOOSE.contains(mode.getValue());
    }

    private static Map<String, NavigableMap<Instant, String>> modesOf(List<Mark> marks) {
        var modes = new HashMap<String, NavigableMap<Instant, String>>();
        for (var mark : marks) {
            if (mark.kind() == Mark.Kind.MODE_ANSWERED && mark.detail() != null) {
                modes.computeIfAbsent(mark.subject(), lane -> new TreeMap<>()).put(mark.at(), mark.detail());
            }
        }
        return modes;
    }
}
