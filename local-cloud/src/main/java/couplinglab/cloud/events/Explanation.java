package couplinglab.cloud.events;

import couplinglab.contracts.BusSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Why an event goes where it goes: the rules that match it, and for each other one the first field, in the order of its
 * pattern, that said no. A rule whose pattern EventBridge would refuse, as LocalStack does not, matches nothing. It needs
 * no server, and decides by the same engine as EventBridge. Immutable.
 */
public record Explanation(List<Matched> matched, List<Unmatched> unmatched) {
    public Explanation {
        matched = List.copyOf(matched);
        unmatched = List.copyOf(unmatched);
    }

    /**
     * A rule and the targets, by any names, to which it sends.
     *
     * @param pattern an event pattern, in JSON
     */
    public record Route(String rule, String pattern, boolean enabled, List<String> targets) {
        public Route {
            targets = List.copyOf(targets);
        }

        /** Why EventBridge would refuse the pattern, in the words of AWS's engine; null if it takes it. */
        public @Nullable String refusal() {
            try {
                new EventPattern(pattern);
                return null;
            } catch (InvalidEventPattern refused) {
                return refused.reason();
            }
        }
    }

    /** A rule that sends the event on. */
    public record Matched(String rule, List<String> targets) {
        public Matched {
            targets = List.copyOf(targets);
        }
    }

    /**
     * A rule that doesn't.
     *
     * @param field its path, names joined by dots; {@code $or} stands for all its alternatives together; what is wrong with
     *     the rule itself is said of {@code State} or {@code EventPattern}
     * @param expected what the pattern asks of the field, in JSON
     * @param found what the event has there, in JSON; null where it has nothing
     */
    public record Unmatched(
            String rule,
            String field,
            String expected,
            @Nullable String found) {}

    /** The rules of a bus, as they are provisioned. */
    public static List<Route> routesOf(BusSpec bus) {
        return bus.rules().stream()
                .map(rule -> new Route(rule.name(), rule.pattern(), true, rule.queues()))
                .toList();
    }

    /**
     * Judges the rules in the order given.
     *
     * @param event the whole event, in JSON
     * @throws UnreadableEvent if the event is no JSON object
     */
    public static Explanation of(String event, List<Route> rules) {
        var tree = EventFormat.object(event);
        var matched = new ArrayList<Matched>();
        var unmatched = new ArrayList<Unmatched>();
        for (var rule : rules) {
            var no = firstNo(rule, event, tree);
            if (no == null) {
                matched.add(new Matched(rule.rule(), rule.targets()));
            } else {
                unmatched.add(no);
            }
        }
        return new Explanation(matched, unmatched);
    }

    private static @Nullable Unmatched firstNo(Route rule, String event, JsonNode tree) {
        if (!rule.enabled()) {
            return new Unmatched(rule.rule(), "State", "ENABLED", "DISABLED");
        }
        var refusal = rule.refusal();
        if (refusal != null) {
            return new Unmatched(
                    rule.rule(), "EventPattern", "one that EventBridge takes (" + refusal + ")", rule.pattern());
        }
        if (new EventPattern(rule.pattern()).matches(event)) {
            return null;
        }
        var clauses = PatternClause.of(EventPattern.tree(rule.pattern()));
        int first = 0;
        while (first < clauses.size() - 1 && matches(clauses.subList(0, first + 1), event)) {
            first++;
        }
        var no = clauses.get(first);
        return new Unmatched(rule.rule(), no.field(), EventFormat.text(no.expected()), no.foundIn(tree));
    }

    /** All of them together: two fields may well be there, but not in the same element of an array. */
    private static boolean matches(List<PatternClause> clauses, String event) {
        return new EventPattern(EventFormat.text(PatternClause.pattern(clauses))).matches(event);
    }
}
