package couplinglab.cloud.events;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** TestEventPattern. */
final class PatternTest {
    /** {@code resources} is documented as mandatory too, but AWS does without. */
    private static final List<String> MANDATORY = List.of("id", "account", "source", "time", "region", "detail-type");

    private PatternTest() {}

    static JsonNode answer(Call call) {
        var pattern = pattern(call.text("EventPattern", Constraint.PATTERN));
        var event = call.text("Event", Constraint.ANY);
        return EventFormat.JSON.createObjectNode().put("Result", matches(pattern, event));
    }

    private static EventPattern pattern(String text) {
        try {
            return new EventPattern(text);
        } catch (InvalidEventPattern e) {
            throw Refusals.invalidPattern(e);
        }
    }

    private static boolean matches(EventPattern pattern, String event) {
        try {
            var read = EventFormat.object(event);
            if (MANDATORY.stream().allMatch(read::has)) {
                return pattern.matches(EventFormat.text(read));
            }
        } catch (UnreadableEvent e) {
            throw Refusals.invalid("Parameter Event is not valid.");
        }
        throw Refusals.invalid("Parameter Event is not valid.");
    }
}
