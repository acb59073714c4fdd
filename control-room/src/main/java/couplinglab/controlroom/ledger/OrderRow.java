package couplinglab.controlroom.ledger;

import org.jspecify.annotations.Nullable;

/** What the producer itself says of an order. */
public record OrderRow(
        String orderId, String status, @Nullable String key) {
    static final String PLACED = "PLACED";
    static final String REFUSED = "REFUSED";
    static final String DEAD_LETTERED = "DEAD_LETTERED";
    static final String FULFILLED = "FULFILLED";
}
