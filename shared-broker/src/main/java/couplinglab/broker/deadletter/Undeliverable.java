package couplinglab.broker.deadletter;

import couplinglab.contracts.ContractViolation;
import couplinglab.contracts.DeadLetterReason;
import couplinglab.contracts.MalformedMessage;
import org.jspecify.annotations.Nullable;

/** A letter that is to become a dead letter, and why. */
public record Undeliverable(
        Letter letter, DeadLetterReason reason, @Nullable String error) {

    public static Undeliverable malformed(Letter letter, String error) {
        return new Undeliverable(letter, DeadLetterReason.MALFORMED, error);
    }

    public static Undeliverable malformed(Letter letter, MalformedMessage malformed) {
        return malformed(letter, String.valueOf(malformed.getMessage()));
    }

    public static Undeliverable malformed(Letter letter, ContractViolation violation) {
        return malformed(letter, violation.field() + " " + violation.getMessage());
    }
}
