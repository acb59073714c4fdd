package couplinglab.partner.carrier;

import couplinglab.contracts.ContractViolation;
import couplinglab.contracts.MessageFormat;
import couplinglab.contracts.OrderDelivered;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the carrier sends of a delivery: {@code {"id":"evt-1","type":"delivered","orderId":"…","deliveredAt":"…"}}. Further
 * fields are its own affair.
 */
record CarrierEvent(
        @Nullable String id,
        @Nullable String orderId,
        @Nullable Instant deliveredAt) {
    static final String DELIVERED = "delivered";
    private static final JsonMapper JSON = MessageFormat.strict(JsonMapper.builder())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /**
     * The delivery that it reports, or none where it is of another type: of those nobody here wants to know.
     *
     * @throws tools.jackson.core.JacksonException if it is not JSON, or a field is of another type
     * @throws ContractViolation if a field has a value that no delivery can have
     */
    static Optional<OrderDelivered> read(byte[] body) {
        var document = JSON.readTree(body);
        var type = document.path("type");
        if (!type.isString()) {
            throw new ContractViolation("type", "must be a string such as \"" + DELIVERED + "\"");
        }
        return type.asString().equals(DELIVERED)
                ? Optional.of(JSON.treeToValue(document, CarrierEvent.class).delivered())
                : Optional.empty();
    }

    private OrderDelivered delivered() {
        try {
            return new OrderDelivered(orderId, id, deliveredAt);
        } catch (ContractViolation violation) {
            throw violation.field().equals("carrierEventId") ? asTheCarrierCallsIt(violation) : violation;
        }
    }

    private static ContractViolation asTheCarrierCallsIt(ContractViolation violation) {
        var own = new ContractViolation("id", String.valueOf(violation.getMessage()));
        own.initCause(violation);
        return own;
    }
}
