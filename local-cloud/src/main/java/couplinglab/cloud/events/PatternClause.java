package couplinglab.cloud.events;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One thing that a pattern asks: of a field, or, under the name {@code $or}, of several.
 *
 * @param path the names that lead to it
 * @param expected the array there
 */
record PatternClause(List<String> path, JsonNode expected) {
    private static final String OR = "$or";

    PatternClause {
        path = List.copyOf(path);
    }

    /** Those of a valid pattern, in its order. */
    static List<PatternClause> of(JsonNode pattern) {
        var clauses = new ArrayList<PatternClause>();
        collect(List.of(), pattern, clauses);
        return clauses;
    }

    /** A pattern that asks all of this. */
    static ObjectNode pattern(List<PatternClause> clauses) {
        var pattern = EventFormat.JSON.createObjectNode();
        for (var clause : clauses) {
            var parent = pattern;
            for (var name : clause.parent()) {
                parent = parent.get(name) instanceof ObjectNode there ? there : parent.putObject(name);
            }
            parent.set(clause.name(), clause.expected);
        }
        return pattern;
    }

    String field() {
        return String.join(".", path);
    }

    /** What the event has in its place, in JSON; for {@code $or} an object of what it has of the alternatives. */
    @Nullable
    String foundIn(JsonNode event) {
        var found = name().equals(OR) ? ofAlternatives(event) : valueOf(field(), event);
        return found == null ? null : EventFormat.text(found);
    }

    private List<String> parent() {
        return path.subList(0, path.size() - 1);
    }

    private String name() {
        return path.get(path.size() - 1);
    }

    private @Nullable JsonNode ofAlternatives(JsonNode event) {
        var found = EventFormat.JSON.createObjectNode();
        for (var alternative : expected) {
            for (var clause : under(parent(), alternative)) {
                var value = clause.name().equals(OR) ? clause.ofAlternatives(event) : valueOf(clause.field(), event);
                if (value != null) {
                    found.set(clause.field(), value);
                }
            }
        }
        return found.isEmpty() ? null : found;
    }

    private static List<PatternClause> under(List<String> parent, JsonNode alternative) {
        var clauses = new ArrayList<PatternClause>();
        collect(parent, alternative, clauses);
        return clauses;
    }

    private static void collect(List<String> parent, JsonNode pattern, List<PatternClause> clauses) {
        pattern.properties().forEach(field -> {
            var path = Stream.concat(parent.stream(), Stream.of(field.getKey())).collect(Collectors.toList());
            if (field.getValue().isObject()) {
                collect(path, field.getValue(), clauses);
            } else {
                clauses.add(new PatternClause(path, field.getValue()));
            }
        });
    }

    private static @Nullable JsonNode valueOf(String field, JsonNode event) {
        var values = new ArrayList<JsonNode>();
        collectValues(field, event, values);
        if (values.size() < 2) {
            return values.isEmpty() ? null : values.get(0);
        }
        return EventFormat.JSON.createArrayNode().addAll(values);
    }

    /** As the engine does it: a dot is a step or a part of a name, and every element of an array is tried. */
    private static void collectValues(String field, JsonNode node, List<JsonNode> values) {
        if (node.isArray()) {
            node.forEach(element -> collectValues(field, element, values));
        }
        node.properties().forEach(property -> {
            var name = property.getKey();
            if (field.equals(name)) {
                values.add(property.getValue());
            } else if (field.startsWith(name + ".")) {
                collectValues(field.substring(name.length() + 1), property.getValue(), values);
            }
        });
    }
}
