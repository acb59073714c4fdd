package couplinglab.controlroom.ledger;

/** A queue's own estimate of what it holds; it decides when to judge, never the verdict. */
public record QueueCount(String queue, long visible, long inFlight, long delayed) {
    boolean isEmpty() {
        return visible == 0 && inFlight == 0 && delayed == 0;
    }
}
