package couplinglab.order.book;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import couplinglab.contracts.ContractViolation;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The ways to hand an order over. Which one a request takes is decided once, when it begins. */
public enum CouplingMode {
    /** A REST call inside the request, without any protection. */
    DIRECT,
    /** The same call with timeouts, bulkhead, circuit breaker and retry. */
    GUARDED,
    /** Order and message in one transaction; a relay sends it to SQS. */
    QUEUE,
    /** The same; the relay publishes it to SNS, which copies it to every queue that subscribes. */
    TOPIC,
    /** The same; the relay puts it on an EventBridge bus, whose rules say by content which queues get it. */
    BUS;

    /** Whether an outbox and an intermediary stand between: the caller gets a promise, never the fulfillment itself. */
    public boolean isLoose() {
        return switch (this) {
            case DIRECT, GUARDED -> false;
            case QUEUE, TOPIC, BUS -> true;
        };
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static CouplingMode parse(@Nullable String name) {
        return Arrays.stream(values())
                .filter(mode -> mode.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new ContractViolation("mode", "must be one of " + names()));
    }

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String names() {
        return Arrays.stream(values()).map(CouplingMode::toString).collect(Collectors.joining(", "));
    }
}
