package couplinglab.controlroom.ledger;

import couplinglab.controlroom.history.Offer;
import couplinglab.controlroom.history.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what can't be true at once: the caller's, the producer's and the consumer's word on one order. */
final class Contradictions {
    private static final int ENOUGH = 20;

    private final List<String> found = new ArrayList<>();

    void check(Offer offer, List<Shipment> shipped, @Nullable OrderRow order, boolean settled) {
        if (offer.outcome() == Outcome.REFUSED && !shipped.isEmpty()) {
            add(offer, "was refused and yet shipped");
        }
        if (orderIds(offer, shipped, order) > 1) {
            add(offer, "belongs to more than one order id");
        }
        if (order != null && order.status().equals(OrderRow.REFUSED) && !shipped.isEmpty()) {
            add(offer, "is refused at the producer and shipped at the consumer");
        }
        // While things run, the books were not read at the same moment.
        if (settled) {
            checkSettled(offer, !shipped.isEmpty(), order);
        }
    }

    void lostUnheard(Offer offer) {
        add(offer, "was placed though its caller heard nothing, and is neither shipped nor a dead letter");
    }

    List<String> found() {
        return found;
    }

    private void checkSettled(Offer offer, boolean shipped, @Nullable OrderRow order) {
        boolean accepted = offer.outcome() == Outcome.ACCEPTED;
        boolean fulfilled = order != null && order.isConfirmed();
        if (accepted && order == null) {
            add(offer, "was accepted and the producer does not know it");
        }
        if (fulfilled && !shipped) {
            add(offer, "is fulfilled at the producer and was never shipped");
        }
        if (order != null && order.isDelivered() && !fulfilled && !shipped) {
            add(offer, "was delivered, says the carrier, and was never shipped");
        }
        if (accepted && shipped && order != null && !fulfilled) {
            add(offer, "was shipped and the producer still has it as " + order.status());
        }
        if (offer.outcome() == Outcome.REFUSED && fulfilled) {
            add(offer, "was refused and is fulfilled at the producer");
        }
    }

    private static int orderIds(Offer offer, List<Shipment> shipped, @Nullable OrderRow order) {
        var ids = new HashSet<String>();
        shipped.forEach(shipment -> ids.add(shipment.orderId()));
        if (order != null) {
            ids.add(order.orderId());
        }
        if (offer.answer() != null && offer.answer().orderId() != null) {
            ids.add(offer.answer().orderId());
        }
        return ids.size();
    }

    private void add(Offer offer, String what) {
        if (found.size() < ENOUGH) {
            found.add("The order under key " + offer.key() + " " + what + ".");
        }
    }
}
