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

    /** @return null for a body that is no JSON object: no policy takes it, not even one that asks for what it lacks */
    @Nullable
    Map<String, List<JsonNode>> in(FilterScope scope) {
        return switch (scope) {
            case ATTRIBUTES -> ofAttributes();
            case BODY -> ofBody();
        };
    }

    private Map<String, List<JsonNode>> ofAttributes() {
        var fields = ofAttributes;
        if (fields == null) {
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
