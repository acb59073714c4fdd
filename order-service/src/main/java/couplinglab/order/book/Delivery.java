package couplinglab.order.book;

/** What a carrier's word that an order was delivered meant to the order book. */
public enum Delivery {
    /** It was the first word of it. */
    DELIVERED,
    /** The order was delivered already; the first time stays. */
    REPEATED,
    /** The order was refused: nobody shipped it, so nobody can have delivered it. It stays as it was. */
    REFUSED,
    /** This service has never seen the order. */
    UNKNOWN
}
