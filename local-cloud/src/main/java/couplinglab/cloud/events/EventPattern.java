package couplinglab.cloud.events;

import java.io.IOException;
import java.util.Map;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Machine;
import software.amazon.event.ruler.MachineComplexityEvaluator;
import tools.jackson.databind.node.ObjectNode;

/**
 * A pattern that EventBridge would accept. AWS's own engine judges it, with one peculiarity to know: a key with a dot in
 * it is the same as nesting, so that {@code a.b} finds {@code {"a":{"b":1}}} as well. Of a repeated key the last counts.
 */
record EventPattern(String text) {
    /** A star may make a match as slow as the event is long; the engine's documentation suggests this limit a rule. */
    private static final int MOST_COMPLEX = 10;

    EventPattern {
        var pattern = tree(text);
        Alternatives.requireFew(pattern);
        // What is checked is what was read: the engine would not look at what follows the object.
        var fault = JsonRuleCompiler.check(EventFormat.text(pattern));
        if (fault != null) {
            // AWS shows the reason without the place.
            throw new InvalidEventPattern(fault.lines().findFirst().orElse(fault));
        }
        requireSimple(text);
    }

    boolean matches(String event) {
        return !EventMachine.of(Map.of("it", this)).rulesFor(event).isEmpty();
    }

    static ObjectNode tree(String text) {
        try {
            return EventFormat.object(text);
        } catch (UnreadableEvent e) {
            throw new InvalidEventPattern(e.getMessage() == null ? "Filter is not an object" : e.getMessage());
        }
    }

    private static void requireSimple(String text) {
        var machine = Machine.builder().build();
        try {
            machine.addRule("it", text);
        } catch (IOException | RuntimeException e) {
            throw new InvalidEventPattern(String.valueOf(e.getMessage()));
        }
        // The evaluator stops counting one above the limit.
        if (machine.evaluateComplexity(new MachineComplexityEvaluator(MOST_COMPLEX + 1)) > MOST_COMPLEX) {
            throw new InvalidEventPattern("Rule is too complex - try using fewer wildcard characters or fewer repeating"
                    + " character sequences after a wildcard character");
        }
    }
}
