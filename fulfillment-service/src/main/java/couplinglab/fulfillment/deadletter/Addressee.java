package couplinglab.fulfillment.deadletter;

import couplinglab.contracts.Topology;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whom a message concerns, as far as that can be read from a body that may be anything.
 *
 * @param replyTo a queue of the topology, never another one
 */
record Addressee(@Nullable String orderId, @Nullable String replyTo) {
    private static final Logger LOG = LoggerFactory.getLogger(Addressee.class);
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Addressee NOBODY = new Addressee(null, null);

    static Addressee of(String body, JsonMapper mapper) {
        try {
            var document = mapper.readTree(body);
            return new Addressee(
                    text(document, "orderId")
                            .filter(id -> UUID.matcher(id).matches())
                            .orElse(null),
                    text(document, "replyTo")
                            .filter(Topology.REPLY_QUEUES::contains)
                            .orElse(null));
        } catch (JacksonException notJson) {
            LOG.debug("A dead letter that is no JSON concerns nobody", notJson);
            return NOBODY;
        }
    }

    private static Optional<String> text(@Nullable JsonNode document, String field) {
        return document == null
                ? Optional.empty()
                : Optional.ofNullable(document.get(field))
                        .filter(JsonNode::isString)
                        .map(JsonNode::stringValue);
    }
}
