package couplinglab.partner.intake;

import couplinglab.contracts.ContractViolation;
import couplinglab.contracts.MalformedMessage;
import couplinglab.contracts.MessageFormat;
import couplinglab.contracts.Topology;
import couplinglab.contracts.Unreadable;
import couplinglab.partner.importing.StoredObject;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The detail of S3's event "Object Created":
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html. Its key may be percent-encoded, or not.
 */
final class ObjectCreated {
    private static final JsonMapper JSON =
            MessageFormat.strict(JsonMapper.builder()).build();

    /** https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html */
    private static final int LONGEST_KEY = 1024;

    private static final int LONGEST_VERSION = 1024;

    private ObjectCreated() {}

    static StoredObject read(String body) throws MalformedMessage {
        try {
            var detail = JSON.readTree(body);
            var object = detail.path("object");
            requireOurs(detail.at("/bucket/name").asString(""));
            return new StoredObject(
                    Topology.ORDER_IMPORTS_BUCKET, key(object), optional(object, "version-id"), etag(object));
        } catch (JacksonException | ContractViolation failure) {
            throw new MalformedMessage(Unreadable.because(failure).sentence(), failure);
        }
    }

    /** Who can send to the queue must not have other buckets read. */
    private static void requireOurs(String bucket) {
        if (!bucket.equals(Topology.ORDER_IMPORTS_BUCKET)) {
            throw new ContractViolation("bucket.name", "must be " + Topology.ORDER_IMPORTS_BUCKET);
        }
    }

    private static String key(JsonNode object) {
        var key = object.path("key").asString("");
        var bytes = key.getBytes(StandardCharsets.UTF_8).length;
        // No database takes U+0000.
        if (bytes == 0 || bytes > LONGEST_KEY || key.indexOf('\0') >= 0) {
            throw new ContractViolation("object.key", "must be a key of 1 to " + LONGEST_KEY + " bytes");
        }
        return key;
    }

    private static String etag(JsonNode object) {
        var etag = optional(object, "etag");
        if (etag == null) {
            throw new ContractViolation("object.etag", "is required");
        }
        return etag;
    }

    private static @Nullable String optional(JsonNode object, String field) {
        var text = object.path(field).asString("");
        if (text.isEmpty()) {
            return null;
        }
        if (text.length() > LONGEST_VERSION || !text.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '"')) {
            throw new ContractViolation("object." + field, "must be visible ASCII");
        }
        return text;
    }
}
