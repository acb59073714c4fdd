package couplinglab.controlroom.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One effect at the consumer. An order that was shipped twice has two.
 *
 * @param shipment the consumer's own number of it
 * @param key the recorder's identity of the order, which travelled with it
 */
public record Shipment(
        long shipment, String orderId, @Nullable String key, Instant fulfilledAt) {}
