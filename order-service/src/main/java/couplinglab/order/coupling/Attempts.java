package couplinglab.order.coupling;

import couplinglab.contracts.OrderPlaced;
import couplinglab.order.book.Fulfillment;
import org.jspecify.annotations.Nullable;

/**
 * Remembers, over the attempts of one request, whether any may have left this process unanswered: then the request's
 * outcome is unknown, whatever the later attempts say. Used by one thread.
 */
final class Attempts implements FulfillmentClient {
    private final FulfillmentClient client;
    private @Nullable FulfillmentFailed unanswered;

    Attempts(FulfillmentClient client) {
        this.client = client;
    }

    @Override
    public Fulfillment fulfill(OrderPlaced order) {
        try {
            return client.fulfill(order);
        } catch (FulfillmentFailed failed) {
            if (failed.mayHaveBeenFulfilled()) {
                unanswered = failed;
            }
            throw failed;
        }
    }

    FulfillmentFailed worstOr(FulfillmentFailed last) {
        return unanswered == null ? last : unanswered;
    }
}
