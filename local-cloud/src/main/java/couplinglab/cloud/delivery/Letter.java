package couplinglab.cloud.delivery;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a queue gets. */
public record Letter(String body, Map<String, Attribute> attributes) {
    /** The characters that SQS does not take in a body. */
    public static final Pattern FORBIDDEN =
            Pattern.compile("[^\\t\\n\\r\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    /** Of a message, and of a batch of them, as SQS has it. */
    public static final int MAX_BYTES = 1024 * 1024;
    /**
     * Of SQS; SNS takes more, and discards them where delivery is raw.
     *
     * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html">Amazon SNS
     *     message attributes</a>
     */
    public static final int MAX_ATTRIBUTES = 10;

    public Letter {
        attributes = Map.copyOf(attributes);
    }

    /** Whether it is no more than a queue takes. */
    boolean isTakenByQueues() {
        return attributes.size() <= MAX_ATTRIBUTES && size() <= MAX_BYTES;
    }

    /** The same with one attribute more, if it has none of that name. */
    Letter with(String name, Attribute attribute) {
        var more = new HashMap<>(attributes);
        more.putIfAbsent(name, attribute);
        return new Letter(body, more);
    }

    /** The same with as many of its attributes, the first by name. */
    Letter withFirst(int count) {
        return new Letter(
                body,
                attributes.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .limit(count)
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** In bytes, as SQS counts them: the body, and the names, types and values of the attributes. */
    public int size() {
        int size = utf8(body);
        for (var attribute : attributes.entrySet()) {
            size += utf8(attribute.getKey())
                    + utf8(attribute.getValue().type())
                    + utf8(attribute.getValue().value());
        }
        return size;
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
