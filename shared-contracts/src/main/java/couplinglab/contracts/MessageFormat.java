package couplinglab.contracts;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Messages as JSON and back. A reader ignores fields it does not know, so that a newer writer can add some; it refuses
 * everything else that it would have to guess at. Thread-safe.
 */
public final class MessageFormat {
    private final JsonMapper mapper = strict(JsonMapper.builder())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /**
     * The settings that both messages and HTTP bodies are read with: no coercion between JSON types, no silent
     * truncation, no field twice, nothing behind the document's end.
     */
    public static <B extends MapperBuilder<?, B>> B strict(B builder) {
        return builder.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(LogicalType.Textual, MessageFormat::stringsOnly)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** ALLOW_COERCION_OF_SCALARS does not govern them. */
    private static void stringsOnly(MutableCoercionConfig coercion) {
        coercion.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }

    public String write(OrderPlaced order) {
        return mapper.writeValueAsString(order);
    }

    public String write(Confirmation confirmation) {
        return mapper.writerFor(Confirmation.class).writeValueAsString(confirmation);
    }

    public String write(OrderDelivered delivered) {
        return mapper.writeValueAsString(delivered);
    }

    public OrderPlaced readOrder(String body) throws MalformedMessage {
        return read(body, OrderPlaced.class);
    }

    public Confirmation readConfirmation(String body) throws MalformedMessage {
        return read(body, Confirmation.class);
    }

    public OrderDelivered readDelivery(String body) throws MalformedMessage {
        return read(body, OrderDelivered.class);
    }

    private <T> T read(String body, Class<T> type) throws MalformedMessage {
        try {
            @Nullable T message = mapper.readValue(body, type);
            if (message == null) {
                throw new ContractViolation("", "must be a document, not null");
            }
            return message;
        } catch (JacksonException | ContractViolation failure) {
            throw new MalformedMessage(Unreadable.because(failure).sentence(), failure);
        }
    }
}
