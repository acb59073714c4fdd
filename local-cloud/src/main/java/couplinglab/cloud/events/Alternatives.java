package couplinglab.cloud.events;

import tools.jackson.databind.JsonNode;

/**
 * How many rules a pattern with {@code $or} stands for. Each alternative of one is combined with each of every other:
 * a short text could ask for more of them than there is memory.
 */
final class Alternatives {
    /** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html, "Or matching". */
    private static final long MOST = 1_000;

    private Alternatives() {}

    static void requireFew(JsonNode pattern) {
        if (in(pattern) > MOST) {
            throw new InvalidEventPattern("There are more than " + MOST + " rule combinations in $or relationships");
        }
    }

    /** Never counts much further than it has to. */
    private static long in(JsonNode object) {
        long product = 1;
        for (var field : object.properties()) {
            product = Math.min(product * ofField(field.getKey(), field.getValue()), MOST + 1);
        }
        return product;
    }

    private static long ofField(String name, JsonNode value) {
        if (value.isObject()) {
            return in(value);
        }
        if (!name.equals("$or") || !value.isArray()) {
            return 1;
        }
        long sum = 0;
        for (var alternative : value) {
            sum += in(alternative);
        }
        return Math.max(1, sum);
    }
}
