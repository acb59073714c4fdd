package couplinglab.chaos;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Consumer's work on a batch, of which some orders fail on purpose, and around which the process may crash: before the
 * transaction, or after it. Thread-safe.
 */
public final class ChaoticWork {
    private final CrashPoints crashPoints;
    private final Failures failures;

    public ChaoticWork(CrashPoints crashPoints, Failures failures) {
        this.crashPoints = crashPoints;
        this.failures = failures;
    }

    /**
     * @param work gets those orders that are spared, and returns one result for each
     * @param failed the result of one that is not
     * @return one result an order, in the order of the orders
     */
    public <T, R> List<R> on(List<T> orders, Function<List<T>, List<R>> work, Function<RuntimeException, R> failed) {
        var struck = orders.stream().map(order -> failures.strike()).toList();
        var spared = IntStream.range(0, orders.size())
                .filter(i -> !struck.get(i))
                .mapToObj(orders::get)
                .toList();
        var done = onSpared(spared, work).iterator();
        return struck.stream()
                .map(strike -> strike ? failed.apply(new FailedOnPurpose()) : done.next())
                .toList();
    }

    private <T, R> List<R> onSpared(List<T> orders, Function<List<T>, List<R>> work) {
        if (orders.isEmpty()) {
            return List.of();
        }
        crashPoints.reached(CrashPoint.BEFORE_TRANSACTION);
        var results = work.apply(orders);
        crashPoints.reached(CrashPoint.AFTER_COMMIT);
        return results;
    }
}
