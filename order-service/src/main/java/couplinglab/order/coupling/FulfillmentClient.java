package couplinglab.order.coupling;

import couplinglab.contracts.OrderPlaced;
import couplinglab.order.book.Fulfillment;

/** The REST side of the fulfillment-service. */
@FunctionalInterface
interface FulfillmentClient {
    /**
     * One call, never repeated by itself.
     *
     * @throws FulfillmentFailed where no fulfillment came back, saying whether there may be one all the same
     */
    Fulfillment fulfill(OrderPlaced order);
}
