package couplinglab.controlroom.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When each order was first shipped or handled by anybody: it had been published by then. */
final class FirstSigns {
    private final Map<String, Instant> byKey = new HashMap<>();

    private FirstSigns(Books books) {
        books.shipments().forEach(shipment -> take(shipment.key(), shipment.fulfilledAt()));
        books.handled().values().stream()
                .flatMap(Collection::stream)
                .forEach(handled -> take(handled.key(), handled.handledAt()));
    }

    static FirstSigns in(Books books) {
        return new FirstSigns(books);
    }

    /** Null if there was none. */
    @Nullable
    Instant of(String key) {
        return byKey.get(key);
    }

    private void take(@Nullable String key, Instant at) {
        if (key != null) {
            byKey.merge(key, at, (one, two) -> one.isBefore(two) ? one : two);
        }
    }
}
