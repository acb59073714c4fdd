package couplinglab.order.book;

/**
 * Where an order is in its life, by rank: it only rises. The one exception is the {@link #UNKNOWN} that an attempt
 * wrote down before it called: it becomes {@link #REFUSED} when that attempt is refused (see {@link Orders#refuse}).
 */
public enum OrderStatus {
    /** Nothing happened, and nothing will, unless the caller asks again. */
    REFUSED,
    /** It may have been fulfilled, once at most: an attempt left this process and nobody heard its end. */
    UNKNOWN,
    /** Accepted: it will be fulfilled, and nobody has confirmed it yet. */
    PLACED,
    /** Its message is in the dead letters, or was refused by the broker for good. */
    DEAD_LETTERED,
    /** Shipped. */
    FULFILLED,
    /** In the customer's hands, the carrier says; its word may come before the consumer's that it was shipped. */
    DELIVERED;

    /** An accepted order is not placed again: its answer is replayed. */
    public boolean isAccepted() {
        return compareTo(PLACED) >= 0;
    }
}
