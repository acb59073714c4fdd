package couplinglab.controlroom.ledger;

import couplinglab.controlroom.history.Mark;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When a broker died that keeps messages in memory, so that what it held is gone for good. */
record Forgetting(List<Instant> moments) {
    Forgetting {
        moments = List.copyOf(moments);
    }

    static Forgetting of(List<Mark> marks) {
        return new Forgetting(marks.stream()
                .filter(mark -> mark.kind() == Mark.Kind.FORGOT)
                .map(Mark::at)
                .toList());
    }

    /** The producer handed the order over while the broker lived, and never heard of it again. */
    boolean explainsLoss(Instant accepted, @Nullable OrderRow order) {
        return awaitsConfirmation(order) && anyAfter(accepted);
    }

    /** The confirmation set out while the broker lived, and the producer still waits for it. */
    boolean explainsSilence(List<Shipment> shipped, @Nullable OrderRow order) {
        return awaitsConfirmation(order) && shipped.stream().anyMatch(shipment -> anyAfter(shipment.fulfilledAt()));
    }

    private boolean anyAfter(Instant moment) {
        return moments.stream().anyMatch(death -> !moment.isAfter(death));
    }

    private static boolean awaitsConfirmation(@Nullable OrderRow order) {
        return order != null && order.awaitsConfirmation();
    }
}
