package couplinglab.cloud.sns;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What filter policies look at of one message, read once however many policies there are. Not thread-safe. */
final class Fields {
    private final Message message;
    private boolean bodyIsRead;
    private @Nullable Map<String, List<JsonNode>> ofBody;
    private @Nullable Map<String, List<JsonNode>> ofAttributes;

    Fields(Message message) {
        this.message = message;
    }

    Message message() {
        return message;
    }

    /**
     * @return null for a message without attributes, and for a body that is no JSON object: no policy takes it, not even one
     *     that asks for what it lacks
     * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/attribute-key-matching.html">Key matching: "An empty set of
     *     attributes results in the filter not matching"</a>, read on 2026-11-28
     */
    @Nullable
    Map<String, List<JsonNode>> in(FilterScope scope) {
        return switch (scope) {
            case ATTRIBUTES -> ofAttributes();
            case BODY -> ofBody();
        };
    }

    private @Nullable Map<String, List<JsonNode>> ofAttributes() {
        var fields = ofAttributes;
        if (fields == null && !message.attributes().isEmpty()) {
            fields = FieldValues.of(message.attributes());
            ofAttributes = fields;
        }
        return fields;
    }

    private @Nullable Map<String, List<JsonNode>> ofBody() {
        if (!bodyIsRead) {
            ofBody = FieldValues.ofBody(message.forQueues());
            bodyIsRead = true;
        }
        return ofBody;
    }
}
