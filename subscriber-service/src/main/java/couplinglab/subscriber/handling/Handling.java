package couplinglab.subscriber.handling;

import couplinglab.contracts.OrderPlaced;
import java.util.List;

/** Handles orders, and may be asked again for what was done before. Thread-safe. */
public interface Handling {
    /**
     * Handles each order that was not handled before, in one transaction.
     *
     * @return what became of each order, in the order of the arguments
     * @throws couplinglab.database.StoreUnavailable if nothing was done
     * @throws couplinglab.database.CommitUnanswered if everything or nothing was done
     */
    List<Outcome> handle(List<OrderPlaced> orders);
}
