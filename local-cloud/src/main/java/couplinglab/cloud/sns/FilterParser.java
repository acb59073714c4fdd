package couplinglab.cloud.sns;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads one filter policy and holds it to SNS's limits.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html">Filter policy
 *     constraints in Amazon SNS</a> (read in 2026)
 */
final class FilterParser {
    private static final int MOST_KEYS = 5;
    private static final int MOST_COMBINATIONS = 150;
    private static final int MOST_BYTES = 256 * 1024;
    private static final String OR = "$or";

    private final FilterScope scope;
    private final Set<String> paths = new HashSet<>();

    FilterParser(FilterScope scope) {
        this.scope = scope;
    }

    Filter parse(String json) {
        if (json.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw invalid("it is larger than 256 KB");
        }
        var filter = object(read(json), "", 1);
        if (paths.size() > MOST_KEYS) {
            throw invalid("Filter policy can not have more than 5 keys");
        }
        if (filter.combinations() > MOST_COMBINATIONS) {
            throw invalid("Filter policy is too complex");
        }
        return filter;
    }

    /** Of two complexities, as far as anybody needs to know. */
    static long product(long left, long right) {
        return Math.min(left, MOST_COMBINATIONS + 1) * Math.min(right, MOST_COMBINATIONS + 1);
    }

    private static ObjectNode read(String json) {
        if (ExactJson.read(json) instanceof ObjectNode object) {
            return object;
        }
        throw invalid("failed to parse JSON.");
    }

    private Filter object(ObjectNode policy, String path, int depth) {
        if (depth > 1 && scope == FilterScope.ATTRIBUTES) {
            throw SnsError.invalid("Filter policy scope MessageAttributes does not support nested filter policy");
        }
        var parts = new ArrayList<Filter>();
        for (var entry : policy.properties()) {
            parts.add(
                    isOr(entry.getKey(), entry.getValue())
                            ? or(entry.getValue(), path, depth)
                            : field(entry.getKey(), entry.getValue(), path, depth));
        }
        return new Filter.All(parts);
    }

    /** With fewer alternatives than two it is a field of that name. */
    private static boolean isOr(String key, JsonNode value) {
        return key.equals(OR)
                && value instanceof ArrayNode alternatives
                && alternatives.size() > 1
                && alternatives.values().stream().allMatch(JsonNode::isObject);
    }

    private Filter or(JsonNode alternatives, String path, int depth) {
        var parts = new ArrayList<Filter>();
        for (var alternative : alternatives.values()) {
            parts.add(object((ObjectNode) alternative, path, depth));
        }
        return new Filter.Any(parts);
    }

    private Filter field(String key, JsonNode value, String outer, int depth) {
        var path = outer.isEmpty() ? key : outer + "." + key;
        if (value instanceof ObjectNode object) {
            return object(object, path, depth + 1);
        }
        if (!(value instanceof ArrayNode)) {
            throw invalid("\"" + key + "\" must be an object or an array");
        }
        if (value.isEmpty()) {
            throw invalid("Empty arrays are not allowed");
        }
        paths.add(path);
        List<Condition> conditions =
                value.values().stream().map(ConditionParser::parse).toList();
        return new Filter.Field(path, depth, conditions);
    }

    static RuntimeException invalid(String reason) {
        return SnsError.invalid("FilterPolicy: " + reason);
    }
}
