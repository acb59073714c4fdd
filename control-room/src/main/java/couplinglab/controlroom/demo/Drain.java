package couplinglab.controlroom.demo;

import couplinglab.controlroom.history.History;
import couplinglab.controlroom.history.Offer;
import couplinglab.controlroom.history.Outcome;
import couplinglab.controlroom.ledger.Books;
import couplinglab.controlroom.ledger.Downtime;
import couplinglab.controlroom.ledger.Shipment;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How long the backlog of a fault took to be worked off. */
final class Drain {
    private Drain() {}

    /**
     * Seconds from the end of the first fault (ready, or thawed) to the last shipment of the orders that had piled up
     * when its end was asked for; null where there were none. A consumer may ship before it is known to be ready; that
     * is 0.
     */
    static @Nullable Double seconds(History history, Books books) {
        var windows = Downtime.of(history.marks()).windows();
        if (windows.isEmpty() || windows.get(0).over() == null || windows.get(0).endAsked() == null) {
            return null;
        }
        Instant endAsked = windows.get(0).endAsked();
        Instant over = windows.get(0).over();
        var backlog = history.offers().stream()
                .filter(offer ->
                        offer.outcome() == Outcome.ACCEPTED && offer.invoked().isBefore(endAsked))
                .map(Offer::key)
                .collect(Collectors.toSet());
        return books.shipments().stream()
                .filter(shipment -> shipment.key() != null && backlog.contains(shipment.key()))
                .map(Shipment::fulfilledAt)
                .filter(shipped -> shipped.isAfter(endAsked))
                .max(Instant::compareTo)
                .map(last -> Math.max(0, Duration.between(over, last).toMillis()) / 1000.0)
                .orElse(null);
    }
}
