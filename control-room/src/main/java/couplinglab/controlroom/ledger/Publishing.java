package couplinglab.controlroom.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When an order can have been published.
 *
 * @param from before which it was not
 * @param to after which it was not for the first time, or null if nobody knows
 * @param again after which it may have been once more: the relay or the broker died, and what the relay had sent and not
 *     deleted yet it sends again; null if neither did
 */
record Publishing(
        Instant from, @Nullable Instant to, @Nullable Instant again) {}
