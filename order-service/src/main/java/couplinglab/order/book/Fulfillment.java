package couplinglab.order.book;

import java.time.Instant;
import java.util.Objects;

/**
 * The consumer's word that an order was shipped.
 *
 * @param shipment the consumer's number of the shipment, from 1
 */
public record Fulfillment(long shipment, Instant fulfilledAt) {
    public Fulfillment {
        if (shipment < 1) {
            throw new IllegalArgumentException("A shipment's number is 1 or more");
        }
        Objects.requireNonNull(fulfilledAt, "fulfilledAt");
    }
}
