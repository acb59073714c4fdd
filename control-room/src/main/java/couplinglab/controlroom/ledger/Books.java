package couplinglab.controlroom.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The sets that the services keep, as last read. Immutable.
 *
 * @param shipments every shipment, also of orders that nobody recorded
 * @param orders the rows of every copy of order-service
 * @param deadLetters the ids of the orders that lie in the consumer's dead letters
 * @param handled what each subscriber that ever ran has handled, by its name
 * @param deadCopies the ids of the orders that lie in the dead letters of each of these, by its name
 * @param duplicates how many messages the consumer's inbox has absorbed since its database began; null if never read
 */
public record Books(
        Collection<Shipment> shipments,
        Collection<OrderRow> orders,
        Set<String> deadLetters,
        Map<String, Collection<Handled>> handled,
        Map<String, Set<String>> deadCopies,
        @Nullable Long duplicates) {
    public static final Books EMPTY = new Books(List.of(), List.of(), Set.of(), Map.of(), Map.of(), null);

    public Books {
        shipments = List.copyOf(shipments);
        orders = List.copyOf(orders);
        deadLetters = Set.copyOf(deadLetters);
        handled = handled.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, one -> List.copyOf(one.getValue())));
        deadCopies = deadCopies.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, one -> Set.copyOf(one.getValue())));
    }
}
