package couplinglab.cloud;

import static scala.jdk.javaapi.CollectionConverters.asJava;
import static scala.jdk.javaapi.CollectionConverters.asScala;

import java.util.HashMap;
import java.util.Map;
import org.elasticmq.BinaryMessageAttribute;
import org.elasticmq.MessageAttribute;
import org.elasticmq.NumberMessageAttribute;
import org.elasticmq.StringMessageAttribute;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.collection.immutable.Map$;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * One message attribute as it is stored.
 *
 * @param value the text, in Base64 where the type is binary
 * @param label what the sender appended to the type, if anything
 */
record StoredAttribute(Type type, String value, @Nullable String label) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String NONE = "{}";

    enum Type {
        TEXT,
        NUMBER,
        BINARY
    }

    static String toJson(scala.collection.immutable.Map<String, MessageAttribute> attributes) {
        if (attributes.isEmpty()) {
            return NONE;
        }
        var stored = new HashMap<String, StoredAttribute>();
        asJava(attributes).forEach((name, attribute) -> stored.put(name, of(attribute)));
        return JSON.writeValueAsString(stored);
    }

    static scala.collection.immutable.Map<String, MessageAttribute> fromJson(String json) {
        var attributes = new HashMap<String, MessageAttribute>();
        if (!json.equals(NONE)) {
            Map<String, StoredAttribute> stored = JSON.readValue(json, new TypeReference<>() {});
            stored.forEach((name, attribute) -> attributes.put(name, attribute.attribute()));
        }
        return Map$.MODULE$.from(asScala(attributes));
    }

    private static StoredAttribute of(MessageAttribute attribute) {
        @Nullable
        String label =
                attribute.customType().isEmpty() ? null : attribute.customType().get();
        if (attribute instanceof StringMessageAttribute text) {
            return new StoredAttribute(Type.TEXT, text.stringValue(), label);
        }
        if (attribute instanceof NumberMessageAttribute number) {
            return new StoredAttribute(Type.NUMBER, number.stringValue(), label);
        }
        if (attribute instanceof BinaryMessageAttribute binary) {
            return new StoredAttribute(Type.BINARY, binary.asBase64(), label);
        }
        throw new IllegalArgumentException("An attribute of no known type: " + attribute.getDataType());
    }

    private MessageAttribute attribute() {
        return switch (type) {
            case TEXT -> new StringMessageAttribute(value, Option.apply(label));
            case NUMBER -> new NumberMessageAttribute(value, Option.apply(label));
            case BINARY -> BinaryMessageAttribute.fromBase64(value, Option.apply(label));
        };
    }
}
