package couplinglab.order.coupling;

import couplinglab.order.book.CouplingMode;
import couplinglab.order.book.Order;

/**
 * Tight coupling, naive on purpose: calls the consumer and waits, without a timeout. A dead consumer refuses within a
 * millisecond, so the caller is refused; a frozen one never answers, so each request holds a thread until none is left,
 * and then everything else that this service does has stopped too. Don't lift this one into production; see
 * {@link GuardedCoupling} for the same call with its seat belts on, and {@link OutboxCoupling} for another way.
 */
final class DirectCoupling implements Coupling {
    private final RecordedCall call;
    private final FulfillmentClient client;

    DirectCoupling(RecordedCall call, FulfillmentClient client) {
        this.call = call;
        this.client = client;
    }

    @Override
    public CouplingMode mode() {
        return CouplingMode.DIRECT;
    }

    @Override
    public Outcome place(Order order) {
        return call.place(order, mode(), client);
    }
}
