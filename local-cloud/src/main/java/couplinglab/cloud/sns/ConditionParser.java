package couplinglab.cloud.sns;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads one element of a filter policy's array. */
final class ConditionParser {
    private static final Set<String> COMPARISONS = Set.of("=", "<", "<=", ">", ">=");

    private ConditionParser() {}

    static Condition parse(JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            return plain(node);
        }
        if (object.size() != 1) {
            throw FilterParser.invalid("Only one key allowed in match expression");
        }
        var entry = object.properties().iterator().next();
        var value = entry.getValue();
        return switch (entry.getKey()) {
            case "prefix" -> new Condition.Prefix(text("prefix", value));
            case "suffix" -> new Condition.Suffix(text("suffix", value));
            case "equals-ignore-case" -> new Condition.EqualsIgnoreCase(text("equals-ignore-case", value));
            case "anything-but" -> new Condition.AnythingBut(excluded(value));
            case "numeric" -> new Condition.Numeric(terms(value));
            case "cidr" -> new Condition.Within(block(value));
            case "exists" -> exists(value);
            default -> throw FilterParser.invalid("Unrecognized match type " + entry.getKey());
        };
    }

    private static Condition plain(JsonNode node) {
        if (!node.isValueNode()) {
            throw FilterParser.invalid("Match value must be String, number, true, false, or null");
        }
        return new Condition.Equals(node);
    }

    private static String text(String operator, JsonNode value) {
        if (!value.isString()) {
            throw FilterParser.invalid(operator + " match pattern must be a string");
        }
        return value.stringValue();
    }

    private static Condition exists(JsonNode value) {
        if (!value.isBoolean()) {
            throw FilterParser.invalid("exists match pattern must be either true or false.");
        }
        return value.booleanValue() ? new Condition.Exists() : new Condition.Missing();
    }

    private static List<Condition> excluded(JsonNode value) {
        if (value instanceof ObjectNode object) {
            var operators = List.copyOf(object.propertyNames());
            if (!operators.equals(List.of("prefix")) && !operators.equals(List.of("suffix"))) {
                throw FilterParser.invalid("Unsupported anything-but pattern");
            }
            return List.of(parse(object));
        }
        if (!(value instanceof ArrayNode)) {
            return List.of(plain(value));
        }
        if (value.isEmpty()) {
            throw FilterParser.invalid("Empty arrays are not allowed");
        }
        return value.values().stream().map(ConditionParser::plain).toList();
    }

    private static AddressBlock block(JsonNode value) {
        var block = AddressBlock.parse(text("cidr", value));
        if (block == null) {
            throw FilterParser.invalid("Malformed CIDR");
        }
        return block;
    }

    private static List<Condition.Numeric.Term> terms(JsonNode value) {
        var terms = new ArrayList<Condition.Numeric.Term>();
        if (value instanceof ArrayNode && value.size() % 2 == 0) {
            for (int index = 0; index < value.size(); index += 2) {
                terms.add(term(value.get(index), value.get(index + 1)));
            }
        }
        requireRange(terms);
        return terms;
    }

    private static Condition.Numeric.Term term(JsonNode operator, JsonNode operand) {
        if (!operator.isString() || !COMPARISONS.contains(operator.stringValue())) {
            throw FilterParser.invalid("Unrecognized numeric range operator");
        }
        if (!operand.isNumber()) {
            throw FilterParser.invalid("Value of " + operator.stringValue() + " must be numeric");
        }
        return new Condition.Numeric.Term(operator.stringValue(), operand.decimalValue());
    }

    /** One comparison; or a bottom, and then a top above it. */
    private static void requireRange(List<Condition.Numeric.Term> terms) {
        if (terms.isEmpty() || terms.size() > 2) {
            throw FilterParser.invalid("Bad numeric expression");
        }
        if (terms.size() == 2) {
            var bottom = terms.get(0);
            var top = terms.get(1);
            if (!bottom.operator().startsWith(">") || !top.operator().startsWith("<")) {
                throw FilterParser.invalid("Bad numeric range operator");
            }
            if (top.operand().compareTo(bottom.operand()) <= 0) {
                throw FilterParser.invalid("Bottom must be less than top");
            }
        }
    }
}
