package couplinglab.controlroom.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The marks that still say how things are when the offers before them are forgotten: the last answered change of rules,
 * subscriptions and modes with what was asked for since, and what was done to a process that is not yet well again.
 */
final class InForce {
    private final Map<Concern, List<Mark>> concerns = new LinkedHashMap<>();

    private enum Matter {
        LIFE,
        MODE,
        RULES,
        SUBSCRIPTIONS
    }

    private record Concern(Matter matter, String subject) {}

    private InForce() {}

    /** Those among the marks of a history, which may hold some twice; those of one subject stay in their order. */
    static List<Mark> of(List<Mark> marks) {
        var inForce = new InForce();
        marks.forEach(inForce::add);
        return inForce.concerns.values().stream()
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    private void add(Mark mark) {
        switch (mark.kind()) {
            case KILL_ASKED,
                    KILL_CONFIRMED,
                    REVIVE_ASKED,
                    FREEZE_ASKED,
                    FREEZE_ANSWERED,
                    THAW_ASKED,
                    EXITED,
                    LAST_SEEN -> those(Matter.LIFE, mark).add(mark);
            case READY, THAW_ANSWERED -> those(Matter.LIFE, mark).clear();
            case MODE_ASKED -> those(Matter.MODE, mark).add(mark);
            case MODE_ANSWERED -> answer(those(Matter.MODE, mark), mark);
            case RULES_ASKED -> those(Matter.RULES, mark).add(mark);
            case RULES_ANSWERED -> answer(those(Matter.RULES, mark), mark);
            case SUBSCRIPTIONS_ASKED -> those(Matter.SUBSCRIPTIONS, mark).add(mark);
            case SUBSCRIPTIONS_ANSWERED -> answer(those(Matter.SUBSCRIPTIONS, mark), mark);
            case FORGOT -> {
                // Tells of offers before it, which are forgotten no later.
            }
        }
    }

    private List<Mark> those(Matter matter, Mark mark) {
        return concerns.computeIfAbsent(new Concern(matter, mark.subject()), any -> new ArrayList<>());
    }

    /** It answers what was asked for last; what was in force before is over. */
    private static void answer(List<Mark> marks, Mark answer) {
        int asked = marks.size() - 1;
        while (asked > 0 && marks.get(asked).kind() == answer.kind()) {
            asked--;
        }
        marks.subList(0, Math.max(asked, 0)).clear();
        marks.add(answer);
    }
}
