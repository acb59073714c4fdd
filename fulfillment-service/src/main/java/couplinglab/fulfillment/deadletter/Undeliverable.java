package couplinglab.fulfillment.deadletter;

import couplinglab.contracts.DeadLetterReason;
import org.jspecify.annotations.Nullable;

/** A letter that is to become a dead letter, and why. */
public record Undeliverable(
        Letter letter, DeadLetterReason reason, @Nullable String error) {

    public static Undeliverable malformed(Letter letter, String error) {
        return new Undeliverable(letter, DeadLetterReason.MALFORMED, error);
    }
}
