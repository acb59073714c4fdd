package couplinglab.cloud;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A line of the table of filter policies.
 *
 * @param attributes of the message, none for a policy on its body
 * @param takes whether SNS lets the message through
 * @param difference by which LocalStack does not do so
 */
record FilterCase(
        String scope,
        JsonNode policy,
        @Nullable Map<String, Attribute> attributes,
        String body,
        boolean takes,
        @Nullable SnsDifference difference) {
    FilterCase {
        body = Objects.requireNonNullElse(body, "{}");
    }

    record Attribute(String type, String value) {}

    FilterOutcome outcome(Set<SnsDifference> differences) {
        if (difference == null || !differences.contains(difference)) {
            return takes ? FilterOutcome.TAKEN : FilterOutcome.LEFT;
        }
        if (difference.instead() == SnsDifference.Instead.STUMBLES) {
            return FilterOutcome.FAILED;
        }
        return takes ? FilterOutcome.LEFT : FilterOutcome.TAKEN;
    }

    static List<FilterCase> all() {
        var table = Objects.requireNonNull(FilterCase.class.getResourceAsStream("sns-filters.jsonl"));
        try (var lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> JsonMapper.shared().readValue(line, FilterCase.class))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean looksAtTheBody() {
        return scope.equals("MessageBody");
    }

    Map<String, MessageAttributeValue> messageAttributes() {
        var values = new HashMap<String, MessageAttributeValue>();
        if (attributes != null) {
            attributes.forEach((name, attribute) -> values.put(name, valueOf(attribute)));
        }
        return values;
    }

    private static MessageAttributeValue valueOf(Attribute attribute) {
        var value = MessageAttributeValue.builder().dataType(attribute.type());
        return attribute.type().startsWith("Binary")
                ? value.binaryValue(SdkBytes.fromUtf8String("acme")).build()
                : value.stringValue(attribute.value()).build();
    }
}
