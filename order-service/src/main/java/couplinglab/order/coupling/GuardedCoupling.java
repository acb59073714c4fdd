package couplinglab.order.coupling;

import couplinglab.order.book.CouplingMode;
import couplinglab.order.book.Order;

/**
 * Tight coupling with the usual protection ({@link Guard}): this service stays alive whatever the consumer does, but it
 * still can't accept an order without it. Falling back to an outbox here would be decoupling; that is
 * {@link OutboxCoupling}.
 */
final class GuardedCoupling implements Coupling {
    private final RecordedCall call;
    private final Guard guard;

    GuardedCoupling(RecordedCall call, Guard guard) {
        this.call = call;
        this.guard = guard;
    }

    @Override
    public CouplingMode mode() {
        return CouplingMode.GUARDED;
    }

    @Override
    public Outcome place(Order order) {
        return call.place(order, mode(), guard);
    }
}
