package couplinglab.cloud.events;

import couplinglab.cloud.delivery.Letter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Events and patterns as JSON, with numbers as they were written. */
final class EventFormat {
    /**
     * PutEvents reads nested JSON up to 1,000 levels
     * (https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html); the event around a detail is one.
     */
    private static final int DEEPEST = 999;

    static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .streamWriteConstraints(StreamWriteConstraints.builder()
                            .maxNestingDepth(DEEPEST + 1)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private EventFormat() {}

    static ObjectNode object(String json) {
        if (any(json) instanceof ObjectNode object) {
            return object;
        }
        throw new UnreadableEvent("It is not a JSON object");
    }

    static JsonNode any(String json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException e) {
            throw new UnreadableEvent(e.getOriginalMessage());
        }
    }

    static String text(JsonNode node) {
        return JSON.writeValueAsString(node);
    }

    /** The same JSON, with what SQS does not take spelled as an escape: it can stand in texts alone. */
    static String forQueues(String json) {
        return Letter.FORBIDDEN
                .matcher(json)
                .replaceAll(found -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
    }
}
