package couplinglab.order.book;

/** An order was accepted by another request after this one had read it; asking again replays that answer. */
public final class OrderMovedOn extends RuntimeException {
    OrderMovedOn(String orderId) {
        super("Order " + orderId + " was accepted meanwhile");
    }
}
