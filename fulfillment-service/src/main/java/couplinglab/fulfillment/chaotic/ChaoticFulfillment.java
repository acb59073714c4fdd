package couplinglab.fulfillment.chaotic;

import couplinglab.chaos.ChaoticWork;
import couplinglab.contracts.OrderPlaced;
import couplinglab.fulfillment.shipping.Fulfillment;
import couplinglab.fulfillment.shipping.Outcome;
import java.util.List;

/** Lets some orders fail, and the process crash before or after the transaction. */
final class ChaoticFulfillment implements Fulfillment {
    private final Fulfillment fulfillment;
    private final ChaoticWork chaos;

    ChaoticFulfillment(Fulfillment fulfillment, ChaoticWork chaos) {
        this.fulfillment = fulfillment;
        this.chaos = chaos;
    }

    @Override
    public List<Outcome> fulfil(List<OrderPlaced> orders) {
        return chaos.on(orders, fulfillment::fulfil, Outcome.Failed::new);
    }
}
