package couplinglab.cloud.sns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What filter policies look at, by path: the names from the outside in, with points between them. */
final class FieldValues {
    private FieldValues() {}

    /** Binary attributes are ignored, as is what calls itself an array and is none. */
    static Map<String, List<JsonNode>> of(Map<String, MessageAttribute> attributes) {
        var fields = new HashMap<String, List<JsonNode>>();
        attributes.forEach((name, attribute) -> {
            var values = values(attribute);
            if (!values.isEmpty()) {
                fields.put(name, values);
            }
        });
        return fields;
    }

    private static List<JsonNode> values(MessageAttribute attribute) {
        if (attribute.isBinary()) {
            return List.of();
        }
        if (attribute.isNumber()) {
            return List.of(JsonNodeFactory.instance.numberNode(attribute.number()));
        }
        if (!attribute.type().equals("String.Array")) {
            return List.of(JsonNodeFactory.instance.stringNode(attribute.value()));
        }
        return ExactJson.read(attribute.value()) instanceof ArrayNode array ? List.copyOf(array.values()) : List.of();
    }

    /** @return null for a body that is no JSON object: no policy takes it, not even one that asks for what it lacks */
    static @Nullable Map<String, List<JsonNode>> ofBody(String body) {
        if (!(ExactJson.read(body) instanceof ObjectNode object)) {
            return null;
        }
        var fields = new HashMap<String, List<JsonNode>>();
        collect(object, "", fields);
        return fields;
    }

    /** An array is what its elements are. */
    private static void collect(JsonNode node, String path, Map<String, List<JsonNode>> fields) {
        if (node instanceof ObjectNode object) {
            object.properties()
                    .forEach(field -> collect(
                            field.getValue(), path.isEmpty() ? field.getKey() : path + "." + field.getKey(), fields));
        } else if (node instanceof ArrayNode array) {
            array.values().forEach(element -> collect(element, path, fields));
        } else {
            fields.computeIfAbsent(path, unused -> new ArrayList<>()).add(node);
        }
    }
}
