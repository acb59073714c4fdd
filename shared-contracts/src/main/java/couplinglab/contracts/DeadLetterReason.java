package couplinglab.contracts;

/** Why a message ended in the dead letters. */
public enum DeadLetterReason {
    /** It could not be read: not JSON, the wrong shape, or a known order id with other content. */
    MALFORMED,
    /** It was read, and the work on it failed with an exception each time. */
    FAILED,
    /** Nobody ever reported: each consumer that received it died or froze before it could say why. */
    RECEIVES_EXHAUSTED
}
