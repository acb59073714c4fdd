package couplinglab.order.coupling;

import couplinglab.order.book.CouplingMode;
import couplinglab.order.book.Order;

/**
 * The accept path: hands one order to the fulfillment-service, and says what the caller may be told. This is where
 * tight and loose coupling differ, and the only place. Called on the request's own thread. Thread-safe.
 */
public interface Coupling {
    CouplingMode mode();

    /**
     * Never called twice at a time for one order. A dead or slow consumer is an outcome, not an exception; a database
     * that fails is one.
     *
     * @throws couplinglab.database.StoreUnavailable if nothing was written and nothing was handed over
     * @throws couplinglab.database.CommitUnanswered if the order may be written, and nothing was handed over by this call
     */
    Outcome place(Order order);
}
