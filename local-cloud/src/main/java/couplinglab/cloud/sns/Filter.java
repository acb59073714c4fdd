package couplinglab.cloud.sns;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A filter policy, or a part of it. */
sealed interface Filter {
    /** @param fields the values of each field, by its path */
    boolean takes(Map<String, List<JsonNode>> fields);

    /** How much it adds to the complexity of a policy. */
    long combinations();

    record All(List<Filter> parts) implements Filter {
        @Override
        public boolean takes(Map<String, List<JsonNode>> fields) {
            return parts.stream().allMatch(part -> part.takes(fields));
        }

        @Override
        public long combinations() {
            return parts.stream().mapToLong(Filter::combinations).reduce(1, FilterParser::product);
        }
    }

    record Any(List<Filter> parts) implements Filter {
        @Override
        public boolean takes(Map<String, List<JsonNode>> fields) {
            return parts.stream().anyMatch(part -> part.takes(fields));
        }

        @Override
        public long combinations() {
            return parts.stream().mapToLong(Filter::combinations).sum();
        }
    }

    /** @param depth of the field in the message, 1 at the top */
    record Field(String path, int depth, List<Condition> anyOf) implements Filter {
        @Override
        public boolean takes(Map<String, List<JsonNode>> fields) {
            var values = fields.getOrDefault(path, List.of());
            return anyOf.stream().anyMatch(condition -> condition.takes(values));
        }

        @Override
        public long combinations() {
            return (long) depth * anyOf.size();
        }
    }
}
