package couplinglab.cloud.events;

import couplinglab.cloud.delivery.Letter;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A template with the names of paths in angle brackets. Between the quotes of a JSON template a text stands without
 * quotes of its own; elsewhere a value stands as JSON; what the event lacks is an empty text. In a template that is a
 * text, the quotes in objects and lists are left out. A template that is no JSON once it is filled sends nothing, nor
 * does one that is empty then. Filling ends where no queue would take what there is.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html">Input
 *     transformation in Amazon EventBridge</a>
 */
record InputTransformer(Map<String, EventPath> paths, String template) {
    private static final Pattern PLACEHOLDER = Pattern.compile("<([^>]*)>");

    InputTransformer {
        paths = Map.copyOf(paths);
    }

    /** The first name that neither a path nor AWS defines. */
    @Nullable
    String unknownPlaceholder() {
        return placeholders()
                .filter(name -> !paths.containsKey(name) && ReservedVariable.named(name) == null)
                .findFirst()
                .orElse(null);
    }

    boolean namesItsRule() {
        return placeholders()
                .map(ReservedVariable::named)
                .anyMatch(variable -> variable != null && variable.isOfRule());
    }

    private Stream<String> placeholders() {
        return PLACEHOLDER.matcher(template).results().map(match -> match.group(1));
    }

    @Nullable
    String render(MatchedEvent matched) {
        boolean isJson = template.stripLeading().startsWith("{");
        var rendered = new StringBuilder();
        var placeholder = PLACEHOLDER.matcher(template);
        boolean isQuoted = false;
        int done = 0;
        while (rendered.length() <= Letter.MAX_BYTES && placeholder.find()) {
            isQuoted = quotedAfter(template, done, placeholder.start(), isQuoted);
            rendered.append(template, done, placeholder.start());
            var value = value(placeholder.group(1), matched);
            rendered.append(isJson ? inJson(value, isQuoted) : inText(value));
            done = placeholder.end();
        }
        rendered.append(template, done, template.length());
        if (rendered.isEmpty()) {
            return null;
        }
        boolean isSent = !isJson || rendered.length() > Letter.MAX_BYTES || isReadable(rendered.toString());
        return isSent ? rendered.toString() : null;
    }

    private @Nullable JsonNode value(String name, MatchedEvent matched) {
        var reserved = ReservedVariable.named(name);
        if (reserved != null) {
            return reserved.value(matched);
        }
        var path = paths.get(name);
        return path == null ? null : path.in(matched.event());
    }

    private static String inJson(@Nullable JsonNode value, boolean isQuoted) {
        if (value == null) {
            return isQuoted ? "" : "\"\"";
        }
        return isQuoted && value.isString() ? withoutQuotes(value) : EventFormat.text(value);
    }

    private static String inText(@Nullable JsonNode value) {
        if (value == null) {
            return "";
        }
        if (value.isString()) {
            return withoutQuotes(value);
        }
        return EventFormat.text(value).replace("\"", "");
    }

    private static String withoutQuotes(JsonNode text) {
        var json = EventFormat.text(text);
        return json.substring(1, json.length() - 1);
    }

    private static boolean quotedAfter(String template, int from, int to, boolean before) {
        boolean isQuoted = before;
        for (int index = from; index < to; index++) {
            if (template.charAt(index) == '"') {
                isQuoted = !isQuoted;
            } else if (template.charAt(index) == '\\') {
                index++;
            }
        }
        return isQuoted;
    }

    private static boolean isReadable(String json) {
        try {
            EventFormat.any(json);
            return true;
        } catch (UnreadableEvent e) {
            return false;
        }
    }
}
