package couplinglab.fulfillment.shipping;

/** What became of one order. */
public sealed interface Outcome {

    /** It is shipped now. */
    record Shipped(Shipment shipment) implements Outcome {}

    /** It was shipped before; nothing was done but counting. */
    record Duplicate(Shipment first) implements Outcome {}

    /** An order of this id and of another content was shipped before; nothing was done. */
    record Conflict(Shipment first) implements Outcome {}

    /** The work on it failed; nothing was done. */
    record Failed(RuntimeException cause) implements Outcome {}
}
