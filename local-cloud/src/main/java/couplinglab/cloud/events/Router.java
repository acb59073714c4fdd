package couplinglab.cloud.events;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where a set of rules sends an event, for those who ask of many events; {@link Explanation} says why. It needs no
 * server, and decides by the same engine as EventBridge. Thread-safe.
 */
public final class Router {
    private final Map<String, List<String>> targets = new LinkedHashMap<>();
    private final EventMachine machine;

    private Router(List<Explanation.Route> rules) {
        var patterns = new LinkedHashMap<String, EventPattern>();
        rules.stream().filter(Explanation.Route::enabled).forEach(rule -> {
            patterns.put(rule.rule(), new EventPattern(rule.pattern()));
            targets.put(rule.rule(), rule.targets());
        });
        machine = EventMachine.of(patterns);
    }

    /** @throws InvalidEventPattern if a rule's pattern is not one */
    public static Router of(List<Explanation.Route> rules) {
        return new Router(rules);
    }

    /**
     * The targets of every rule that matches.
     *
     * @param event the whole event, in JSON
     * @throws UnreadableEvent if the event is no JSON object
     */
    public Set<String> targetsOf(String event) {
        var all = new TreeSet<String>();
        machine.rulesFor(event).forEach(rule -> all.addAll(targets.getOrDefault(rule, List.of())));
        return all;
    }
}
