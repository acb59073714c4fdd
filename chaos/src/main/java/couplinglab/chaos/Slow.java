package couplinglab.chaos;

import com.fasterxml.jackson.annotation.JsonInclude;
import couplinglab.contracts.ContractViolation;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How late work is done: exactly one of the two is set.
 *
 * @param delayMillis each call and each batch of messages begins so many milliseconds after its arrival, side by side
 * @param ordersPerSecond all orders together, by HTTP and from the queue, are done at this rate, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Slow(@Nullable Integer delayMillis, @Nullable Integer ordersPerSecond) {
    private static final int MAX_DELAY_MILLIS = 600_000;
    private static final int MAX_ORDERS_PER_SECOND = 10_000;

    public Slow {
        if (delayMillis != null && ordersPerSecond != null) {
            throw new ContractViolation("ordersPerSecond", "must be left out where delayMillis is given");
        }
        if (delayMillis == null && ordersPerSecond == null) {
            throw new ContractViolation("delayMillis", "is required, or ordersPerSecond instead");
        }
        requireRange("delayMillis", delayMillis, MAX_DELAY_MILLIS);
        requireRange("ordersPerSecond", ordersPerSecond, MAX_ORDERS_PER_SECOND);
    }

    /** How long after its arrival work may begin. */
    Duration delay() {
        return delayMillis == null ? Duration.ZERO : Duration.ofMillis(delayMillis);
    }

    /** How long so many orders keep the ones behind them waiting. */
    Duration pace(int orders) {
        return ordersPerSecond == null
                ? Duration.ZERO
                : Duration.ofSeconds(1).multipliedBy(orders).dividedBy(ordersPerSecond);
    }

    private static void requireRange(String field, @Nullable Integer value, int max) {
        if (value != null && (value < 1 || value > max)) {
            throw new ContractViolation(field, "must be a whole number from 1 to " + max);
        }
    }
}
