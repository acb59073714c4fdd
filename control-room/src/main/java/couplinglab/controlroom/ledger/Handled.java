package couplinglab.controlroom.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One effect at a subscriber. An order that was handled twice has two.
 *
 * @param handled the subscriber's own number of it
 * @param key the recorder's identity of the order, which travelled with it
 */
public record Handled(
        long handled, String orderId, @Nullable String key, Instant handledAt) {}
