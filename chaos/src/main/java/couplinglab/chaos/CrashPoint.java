package couplinglab.chaos;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The moments at which a crash teaches something: between two steps of which only one has happened. */
public enum CrashPoint {
    /** The consumer holds an order and has written nothing. */
    BEFORE_TRANSACTION,
    /** The consumer has shipped an order and told nobody. */
    AFTER_COMMIT,
    /** The consumer has shipped and confirmed an order, and its message is still in the queue. */
    BEFORE_DELETE,
    /** The relay has claimed rows of the outbox and sent nothing. */
    RELAY_BEFORE_SEND,
    /** The relay has sent rows of the outbox and still has them. */
    RELAY_AFTER_SEND;

    static Optional<CrashPoint> named(String name) {
        return Arrays.stream(values())
                .filter(point -> point.toString().equals(name))
                .findFirst();
    }

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
