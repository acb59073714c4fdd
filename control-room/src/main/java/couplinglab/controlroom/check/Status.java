package couplinglab.controlroom.check;

/** The statuses of an order at its producer, by rank. */
enum Status {
    REFUSED(0),
    UNKNOWN(1),
    PLACED(2),
    DEAD_LETTERED(3),
    FULFILLED(4),
    DELIVERED(5);

    private final int rank;

    Status(int rank) {
        this.rank = rank;
    }

    int rank() {
        return rank;
    }

    /** Whether the producer stands by it: what became of the order since may only be better than lost. */
    boolean isPromise() {
        return rank >= PLACED.rank;
    }

    /** Whether somebody said that it was shipped: the consumer, or the carrier that delivered it. */
    boolean saysShipped() {
        return rank >= FULFILLED.rank;
    }

    /** The one exception: the UNKNOWN that an attempt wrote before it called becomes REFUSED when it was refused. */
    boolean mayBecome(Status next) {
        return next.rank >= rank || (this == UNKNOWN && next == REFUSED);
    }
}
