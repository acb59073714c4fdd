package couplinglab.fulfillment.shipping;

/**
 * Counted durably, since the service's first start.
 *
 * @param fulfilled shipments, an order that was shipped twice counting twice
 * @param duplicates orders that came again and changed nothing
 */
public record InboxCounts(long fulfilled, long duplicates) {}
