package couplinglab.fulfillment.shipping;

import couplinglab.contracts.OrderPlaced;
import couplinglab.database.CommitUnanswered;
import couplinglab.database.StoreUnavailable;
import java.util.List;

/**
 * Ships orders. The tight and the loose way in meet here, and both may ask again for what was done before. Thread-safe.
 */
public interface Fulfillment {
    /**
     * Ships each order that was not shipped before; in one transaction, unless an order that can't be stored would
     * fail the others with it.
     *
     * @return what became of each order, in the order of the arguments
     * @throws StoreUnavailable if nothing was done, for a reason that has nothing to do with the orders
     * @throws CommitUnanswered if everything or nothing was done
     */
    List<Outcome> fulfil(List<OrderPlaced> orders);
}
