package couplinglab.broker.sending;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A message to be sent. */
public record Outgoing(String body, Map<String, Attribute> attributes) {

    public Outgoing {
        attributes = Map.copyOf(attributes);
    }

    /** The bytes that SQS counts: the body, and name, type and value of each attribute. */
    int bytes() {
        var bytes = utf8(body);
        for (var attribute : attributes.entrySet()) {
            bytes += utf8(attribute.getKey())
                    + utf8(attribute.getValue().type())
                    + utf8(attribute.getValue().value());
        }
        return bytes;
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /**
     * A message attribute.
     *
     * @param type SQS's data type, such as {@code String} or {@code Number.int}
     * @param value in Base64 where the type is binary
     */
    public record Attribute(String type, String value) {
        boolean holdsBytes() {
            return type.startsWith("Binary");
        }
    }
}
