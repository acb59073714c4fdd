package couplinglab.subscriber.handling;

/**
 * Counted durably, since the subscriber's first start.
 *
 * @param handled orders
 * @param duplicates orders that came again and changed nothing
 */
public record HandledCounts(long handled, long duplicates) {}
