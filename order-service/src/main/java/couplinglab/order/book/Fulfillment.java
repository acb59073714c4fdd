package couplinglab.order.book;

import java.time.Instant;

/** The consumer's word that an order was shipped. */
public record Fulfillment(long shipment, Instant fulfilledAt) {}
