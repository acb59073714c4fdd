package couplinglab.cloud.delivery;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a queue gets. */
public record Letter(String body, Map<String, Attribute> attributes) {
    public Letter {
        attributes = Map.copyOf(attributes);
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
