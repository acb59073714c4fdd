package couplinglab.order.book;

/** What a carrier's word that an order was delivered meant to the order book. */
public enum Delivery {
    /** It was the first word of it, and is kept; an order that was accepted is delivered now. */
    DELIVERED,
    /** There was a word of it already; the first time stays. */
    REPEATED,
    /** The order was refused: nobody shipped it, so nobody can have delivered it. It stays as it was. */
    REFUSED,
    /** This service has never seen the order. */
    UNKNOWN
}
