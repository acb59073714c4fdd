package couplinglab.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An order's message ended in the dead letters; it may still be fulfilled after a redrive. */
public record OrderDeadLettered(String orderId, DeadLetterReason reason, Instant deadLetteredAt)
        implements Confirmation {

    public OrderDeadLettered(
            @Nullable String orderId, @Nullable DeadLetterReason reason, @Nullable Instant deadLetteredAt) {
        this.orderId = Fields.orderId(orderId);
        this.reason = Fields.required("reason", reason);
        this.deadLetteredAt = Fields.required("deadLetteredAt", deadLetteredAt);
    }
}
