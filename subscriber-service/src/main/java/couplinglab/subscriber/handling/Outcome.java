package couplinglab.subscriber.handling;

/** What became of one order. */
public sealed interface Outcome {

    /** It is handled now. */
    record Done() implements Outcome {}

    /** It was handled before; nothing was done but counting. */
    record Duplicate() implements Outcome {}

    /** An order of this id and of another content was handled before; nothing was done. */
    record Conflict(String orderId) implements Outcome {}

    /** The work on it failed; nothing was done. */
    record Failed(RuntimeException cause) implements Outcome {}
}
