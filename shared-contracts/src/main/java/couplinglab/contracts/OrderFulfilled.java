package couplinglab.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The consumer shipped an order. Sent again for every duplicate, with the first shipment's number and time.
 *
 * @param key the Idempotency-Key that came with the order, if there was one
 * @param shipment the consumer's own number of the shipment, from 1
 */
public record OrderFulfilled(String orderId, @Nullable String key, long shipment, Instant fulfilledAt)
        implements Confirmation {

    public OrderFulfilled(
            @Nullable String orderId, @Nullable String key, long shipment, @Nullable Instant fulfilledAt) {
        if (shipment < 1) {
            throw new ContractViolation("shipment", "must be 1 or more");
        }
        this.orderId = Fields.orderId(orderId);
        this.key = Fields.key(key);
        this.shipment = shipment;
        this.fulfilledAt = Fields.required("fulfilledAt", fulfilledAt);
    }
}
