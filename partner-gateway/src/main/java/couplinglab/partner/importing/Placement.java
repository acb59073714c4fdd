package couplinglab.partner.importing;

/** What order-service made of an order. */
public sealed interface Placement {

    /** It is accepted, now or when it was first asked. */
    record Placed(String orderId) implements Placement {}

    /** It is refused, and would be another time. */
    record Refused(String reason) implements Placement {}
}
