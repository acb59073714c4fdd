package couplinglab.cloud.delivery;

/** What came of handing a letter to a queue. */
public sealed interface Outcome {
    /** The queue has stored it. */
    record Delivered() implements Outcome {}

    /** It will never be taken, as when there is no such queue. */
    record Refused(String code, String message) implements Outcome {}

    /** It was not taken, or nobody knows; it may be another time. */
    record Unavailable(String code, String message) implements Outcome {}
}
