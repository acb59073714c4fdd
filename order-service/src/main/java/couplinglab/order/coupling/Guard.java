package couplinglab.order.coupling;

import couplinglab.contracts.OrderPlaced;
import couplinglab.order.book.Fulfillment;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;

/**
 * The protection of a call that may fail, hang or be slow, by Resilience4j: Bulkhead(Retry(CircuitBreaker(call))).
 * Thread-safe. The figures:
 *
 * <ul>
 *   <li>bulkhead: 4 of the service's 8 threads, without waiting, and outermost, so that the pauses between attempts
 *       count too. Measured: with 20 it never binds, and {@code /catalog} waits 2 s until the breaker opens; with 4 no
 *       wait above 300 ms was seen;
 *   <li>retry: 2 more attempts, exponential with jitter, so that callers that failed together do not return together.
 *       The inbox of the consumer makes a repeated order harmless;
 *   <li>breaker: opens when half of 50 calls failed or took over 800 ms, asks again with 5 probes after 2 s.
 * </ul>
 */
final class Guard implements FulfillmentClient {
    private final FulfillmentClient client;
    private final Bulkhead bulkhead = Bulkhead.of(
            "fulfillment",
            BulkheadConfig.custom()
                    .maxConcurrentCalls(4)
                    .maxWaitDuration(Duration.ZERO)
                    .build());
    private final Retry retry = Retry.of(
            "fulfillment",
            RetryConfig.custom()
                    .maxAttempts(3)
                    .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(Duration.ofMillis(50), 2, 0.5))
                    .retryOnException(Guard::isWorthAnotherTry)
                    .build());
    private final CircuitBreaker breaker = CircuitBreaker.of(
            "fulfillment",
            CircuitBreakerConfig.custom()
                    .slidingWindowSize(50)
                    .minimumNumberOfCalls(50)
                    .failureRateThreshold(50)
                    .slowCallDurationThreshold(Duration.ofMillis(800))
                    .slowCallRateThreshold(50)
                    .waitDurationInOpenState(Duration.ofSeconds(2))
                    .permittedNumberOfCallsInHalfOpenState(5)
                    .recordException(Guard::isWorthAnotherTry)
                    .build());

    Guard(FulfillmentClient client) {
        this.client = client;
    }

    @Override
    public Fulfillment fulfill(OrderPlaced order) {
        var attempts = new Attempts(client);
        try {
            return bulkhead.executeSupplier(
                    () -> retry.executeSupplier(() -> breaker.executeSupplier(() -> attempts.fulfill(order))));
        } catch (BulkheadFullException full) {
            throw new FulfillmentFailed.NeverSent("Too many calls to fulfillment-service are under way", full);
        } catch (CallNotPermittedException open) {
            throw attempts.worstOr(new FulfillmentFailed.NeverSent("The circuit breaker is open", open));
        } catch (FulfillmentFailed last) {
            throw attempts.worstOr(last);
        }
    }

    /** A consumer that has something against the order is well: it would say so again. */
    private static boolean isWorthAnotherTry(Throwable failure) {
        return failure instanceof FulfillmentFailed failed
                && !(failed instanceof FulfillmentFailed.RefusedByConsumer refusal && !refusal.isBusy());
    }
}
