package couplinglab.cloud.events;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Where in an event: {@code $}, {@code $.detail.lines[0].sku}. Dots part the names; brackets hold only a number. */
record EventPath(String text) {
    private static final Pattern STEP = Pattern.compile("\\.(?<name>[^.\\[\\]\\s]+)|\\[(?<index>\\d{1,6})]");

    EventPath {
        if (!text.startsWith("$")) {
            throw new IllegalArgumentException("A path starts with $: " + text);
        }
        steps(text);
    }

    /** Null where the event has nothing there. */
    @Nullable
    JsonNode in(JsonNode event) {
        var found = event;
        for (var step : steps(text)) {
            found = step.from(found);
            if (found == null) {
                return null;
            }
        }
        return found;
    }

    private static List<Step> steps(String text) {
        var steps = new ArrayList<Step>();
        var matcher = STEP.matcher(text).region(1, text.length());
        while (matcher.lookingAt()) {
            var name = matcher.group("name");
            steps.add(name == null ? new Index(Integer.parseInt(matcher.group("index"))) : new Name(name));
            matcher.region(matcher.end(), text.length());
        }
        if (matcher.regionStart() < text.length()) {
            throw new IllegalArgumentException("Not a path: " + text);
        }
        return steps;
    }

    private sealed interface Step {
        @Nullable
        JsonNode from(JsonNode node);
    }

    private record Name(String name) implements Step {
        @Override
        public @Nullable JsonNode from(JsonNode node) {
            return node.get(name);
        }
    }

    private record Index(int index) implements Step {
        @Override
        public @Nullable JsonNode from(JsonNode node) {
            return node.get(index);
        }
    }
}
