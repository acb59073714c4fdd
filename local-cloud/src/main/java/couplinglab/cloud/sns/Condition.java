package couplinglab.cloud.sns;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * What a field must be.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/string-value-matching.html">String value matching</a>
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/numeric-value-matching.html">Numeric value matching</a>
 */
sealed interface Condition {
    /** @param values none if there is no such field, several of an array: one that will do is enough */
    default boolean takes(List<JsonNode> values) {
        return values.stream().anyMatch(this::takes);
    }

    boolean takes(JsonNode value);

    record Equals(JsonNode expected) implements Condition {
        @Override
        public boolean takes(JsonNode value) {
            boolean numbers = expected.isNumber() && value.isNumber();
            return numbers ? expected.decimalValue().compareTo(value.decimalValue()) == 0 : expected.equals(value);
        }
    }

    record AnythingBut(List<Condition> excluded) implements Condition {
        @Override
        public boolean takes(JsonNode value) {
            return excluded.stream().noneMatch(condition -> condition.takes(value));
        }
    }

    record Prefix(String prefix) implements Condition {
        @Override
        public boolean takes(JsonNode value) {
            return value.isString() && value.stringValue().startsWith(prefix);
        }
    }

    record Suffix(String suffix) implements Condition {
        @Override
        public boolean takes(JsonNode value) {
            return value.isString() && value.stringValue().endsWith(suffix);
        }
    }

    record EqualsIgnoreCase(String expected) implements Condition {
        @Override
        public boolean takes(JsonNode value) {
            return value.isString()
                    && value.stringValue().toLowerCase(Locale.ROOT).equals(expected.toLowerCase(Locale.ROOT));
        }
    }

    /** @param terms all must hold */
    record Numeric(List<Term> terms) implements Condition {
        @Override
        public boolean takes(JsonNode value) {
            return value.isNumber() && terms.stream().allMatch(term -> term.holds(value.decimalValue()));
        }

        record Term(String operator, BigDecimal operand) {
            boolean holds(BigDecimal value) {
                int order = value.compareTo(operand);
                return switch (operator) {
                    case "=" -> order == 0;
                    case "<" -> order < 0;
                    case "<=" -> order <= 0;
                    case ">" -> order > 0;
                    default -> order >= 0;
                };
            }
        }
    }

    record Within(AddressBlock block) implements Condition {
        @Override
        public boolean takes(JsonNode value) {
            return value.isString() && block.contains(value.stringValue());
        }
    }

    /** @see <a href="https://docs.aws.amazon.com/sns/latest/dg/attribute-key-matching.html">Key matching</a> */
    record Exists() implements Condition {
        /** "The key must have a non-null and non-empty value" (read on 2026-11-28). */
        @Override
        public boolean takes(JsonNode value) {
            return !value.isNull() && !(value.isString() && value.stringValue().isEmpty());
        }
    }

    record Missing() implements Condition {
        @Override
        public boolean takes(List<JsonNode> values) {
            return values.isEmpty();
        }

        @Override
        public boolean takes(JsonNode value) {
            return false;
        }
    }
}
