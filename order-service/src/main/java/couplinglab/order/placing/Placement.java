package couplinglab.order.placing;

import couplinglab.order.coupling.Outcome;

/** What {@link Placing} makes of a request: an outcome, or a reason why the key can't be used for it now. */
public sealed interface Placement {

    record Concluded(Outcome outcome) implements Placement {}

    /** Another request under the same key has not been answered yet. */
    record InProgress() implements Placement {}

    /** The key belongs to an order with another content. */
    record KeyOfAnotherOrder() implements Placement {}
}
