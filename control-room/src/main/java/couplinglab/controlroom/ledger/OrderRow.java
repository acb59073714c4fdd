package couplinglab.controlroom.ledger;

import couplinglab.contracts.OrderLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the producer itself says of an order.
 *
 * @param mode the coupling mode of its placement
 * @param fulfillment the consumer's word that it was shipped, or null before that came
 */
public record OrderRow(
        String orderId,
        String status,
        @Nullable String key,
        String mode,
        String customer,
        String destination,
        List<OrderLine> lines,
        BigDecimal total,
        Instant placedAt,
        @Nullable Fulfillment fulfillment) {
    static final String UNKNOWN = "UNKNOWN";
    static final String PLACED = "PLACED";
    static final String REFUSED = "REFUSED";
    static final String DEAD_LETTERED = "DEAD_LETTERED";
    static final String FULFILLED = "FULFILLED";
    static final String DELIVERED = "DELIVERED";

    static final String QUEUE = "queue";
    static final String TOPIC = "topic";
    static final String BUS = "bus";

    /** The modes in which a producer hands an order over, keeps what it accepted, and waits for nobody. */
    public static final Set<String> LOOSE = Set.of(QUEUE, TOPIC, BUS);

    public OrderRow {
        lines = List.copyOf(lines);
    }

    /** @param shipment the consumer's number of it */
    public record Fulfillment(long shipment) {}

    /** Whether the consumer told the producer that it was shipped. That it was delivered is the carrier's word alone. */
    boolean isConfirmed() {
        return status.equals(FULFILLED) || (isDelivered() && fulfillment != null);
    }

    /** Whether the producer promised it, and has heard nothing of the consumer since. */
    boolean awaitsConfirmation() {
        return status.equals(PLACED) || (isDelivered() && fulfillment == null);
    }

    /** Whether it was placed in a loose mode: row and message were one transaction, whatever the caller heard. */
    boolean isPlacedLoosely() {
        return LOOSE.contains(mode) && !status.equals(UNKNOWN) && !status.equals(REFUSED);
    }

    boolean isDelivered() {
        return status.equals(DELIVERED);
    }

    OrderEvent event() {
        return new OrderEvent(orderId, key, customer, destination, lines, total);
    }

    /** Whether it was handed to something that copies to whoever wants it, and drops what nobody wants. */
    boolean isCopied() {
        return mode.equals(TOPIC) || mode.equals(BUS);
    }
}
