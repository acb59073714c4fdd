package couplinglab.controlroom.ledger;

import couplinglab.controlroom.history.Publish;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The publishes of a history by their orders. Not thread-safe. */
final class Publishes {
    private final Map<String, List<Publish>> byOrder = new HashMap<>();

    private Publishes(List<Publish> publishes) {
        publishes.forEach(publish -> byOrder.computeIfAbsent(publish.orderId(), any -> new ArrayList<>(1))
                .add(publish));
    }

    static Publishes of(List<Publish> publishes) {
        return new Publishes(publishes);
    }

    /** Each attempt to hand it over that is known; none is known of an order whose producer was not read since. */
    List<Publish> of(OrderRow order) {
        return byOrder.getOrDefault(order.orderId(), List.of());
    }

    /** Whether a broker has acknowledged it. */
    boolean isAcknowledged(OrderRow order) {
        return of(order).stream().anyMatch(publish -> publish.outcome() == Publish.Outcome.ACKNOWLEDGED);
    }
}
