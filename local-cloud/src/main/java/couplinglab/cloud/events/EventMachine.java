package couplinglab.cloud.events;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import software.amazon.event.ruler.Machine;

/**
 * The patterns of several rules in one machine of AWS's engine, event-ruler, whose speed hardly depends on their number.
 * It never changes once it is built: to delete a rule is to build another machine without it. Thread-safe.
 */
final class EventMachine {
    private final Machine machine = Machine.builder().build();

    private EventMachine() {}

    static EventMachine of(Map<String, EventPattern> patterns) {
        var built = new EventMachine();
        patterns.forEach(built::add);
        return built;
    }

    private void add(String rule, EventPattern pattern) {
        try {
            machine.addRule(rule, pattern.text());
        } catch (IOException e) {
            throw new IllegalStateException("A pattern that was found valid can't be read", e);
        }
    }

    /** The names of the rules that match; each once, though several alternatives may. */
    Set<String> rulesFor(String event) {
        try {
            return new LinkedHashSet<>(machine.rulesForJSONEvent(event));
        } catch (Exception e) {
            throw new UnreadableEvent(String.valueOf(e.getMessage()));
        }
    }
}
