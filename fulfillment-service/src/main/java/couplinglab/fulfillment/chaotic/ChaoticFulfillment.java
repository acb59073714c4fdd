package couplinglab.fulfillment.chaotic;

import couplinglab.chaos.CrashPoint;
import couplinglab.chaos.CrashPoints;
import couplinglab.chaos.FailedOnPurpose;
import couplinglab.chaos.Failures;
import couplinglab.contracts.OrderPlaced;
import couplinglab.fulfillment.shipping.Fulfillment;
import couplinglab.fulfillment.shipping.Outcome;
import java.util.List;
import java.util.stream.IntStream;

/** Lets some orders fail, and the process crash before or after the transaction. */
final class ChaoticFulfillment implements Fulfillment {
    private final Fulfillment fulfillment;
    private final CrashPoints crashPoints;
    private final Failures failures;

    ChaoticFulfillment(Fulfillment fulfillment, CrashPoints crashPoints, Failures failures) {
        this.fulfillment = fulfillment;
        this.crashPoints = crashPoints;
        this.failures = failures;
    }

    @Override
    public List<Outcome> fulfil(List<OrderPlaced> orders) {
        var struck = orders.stream().map(order -> failures.strike()).toList();
        var spared = IntStream.range(0, orders.size())
                .filter(i -> !struck.get(i))
                .mapToObj(orders::get)
                .toList();
        var done = fulfilSpared(spared).iterator();
        return struck.stream()
                .map(strike -> strike ? new Outcome.Failed(new FailedOnPurpose()) : done.next())
                .toList();
    }

    private List<Outcome> fulfilSpared(List<OrderPlaced> orders) {
        if (orders.isEmpty()) {
            return List.of();
        }
        crashPoints.reached(CrashPoint.BEFORE_TRANSACTION);
        var outcomes = fulfillment.fulfil(orders);
        crashPoints.reached(CrashPoint.AFTER_COMMIT);
        return outcomes;
    }
}
