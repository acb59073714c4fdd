package couplinglab.subscriber.chaotic;

import couplinglab.chaos.ChaoticWork;
import couplinglab.contracts.OrderPlaced;
import couplinglab.subscriber.handling.Handling;
import couplinglab.subscriber.handling.Outcome;
import java.util.List;

/** Lets some orders fail, and the process crash before or after the transaction. */
final class ChaoticHandling implements Handling {
    private final Handling handling;
    private final ChaoticWork chaos;

    ChaoticHandling(Handling handling, ChaoticWork chaos) {
        this.handling = handling;
        this.chaos = chaos;
    }

    @Override
    public List<Outcome> handle(List<OrderPlaced> orders) {
        return chaos.on(orders, handling::handle, Outcome.Failed::new);
    }
}
