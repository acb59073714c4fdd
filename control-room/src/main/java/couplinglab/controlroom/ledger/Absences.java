package couplinglab.controlroom.ledger;

import couplinglab.controlroom.history.Answer;
import couplinglab.controlroom.history.Offer;
import couplinglab.controlroom.history.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects what is missing of one history, and tells what a forgetful broker lost from what nothing explains. */
final class Absences {
    private final Forgetting forgetting;
    private final List<Absence> found = new ArrayList<>();

    Absences(Forgetting forgetting) {
        this.forgetting = forgetting;
    }

    /** An accepted order that is neither shipped nor dead-lettered. */
    void lost(Offer offer, @Nullable OrderRow order) {
        var answer = Objects.requireNonNull(offer.answer());
        var cause = isForgotten(offer, order) ? Absence.Cause.BROKER_FORGOT : Absence.Cause.UNEXPLAINED;
        add(Absence.What.ORDER, offer, answer, order, cause);
    }

    /** Whether a broker's bad memory explains why the order is neither shipped nor dead-lettered. */
    boolean isForgotten(Offer offer, @Nullable OrderRow order) {
        return forgetting.explainsLoss(Objects.requireNonNull(offer.answer()).at(), order);
    }

    /** Returns whether the order is shipped and its confirmation was forgotten; what nothing explains is not taken in. */
    boolean unconfirmed(Offer offer, List<Shipment> shipped, @Nullable OrderRow order) {
        var answer = offer.answer();
        if (answer == null || answer.outcome() != Outcome.ACCEPTED || !forgetting.explainsSilence(shipped, order)) {
            return false;
        }
        add(Absence.What.CONFIRMATION, offer, answer, order, Absence.Cause.BROKER_FORGOT);
        return true;
    }

    List<Absence> found() {
        return List.copyOf(found);
    }

    int lostToBroker() {
        return countForgotten(Absence.What.ORDER);
    }

    int unconfirmed() {
        return countForgotten(Absence.What.CONFIRMATION);
    }

    private int countForgotten(Absence.What what) {
        return (int) found.stream()
                .filter(absence -> absence.what() == what && absence.cause() == Absence.Cause.BROKER_FORGOT)
                .count();
    }

    private void add(Absence.What what, Offer offer, Answer answer, @Nullable OrderRow order, Absence.Cause cause) {
        found.add(new Absence(
                what,
                answer.orderId() == null && order != null ? order.orderId() : answer.orderId(),
                offer.key(),
                offer.lane(),
                answer.at(),
                order == null ? null : order.status(),
                cause));
    }
}
