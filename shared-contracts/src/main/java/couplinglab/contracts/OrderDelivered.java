package couplinglab.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A carrier handed an order over to its customer. It is the {@code detail} of an event from {@link
 * Topology#CARRIER_SOURCE}, put on the bus for whoever wants to hear of it. Delivered at least once and in no order: it
 * may come before the order's {@link OrderFulfilled}, and to services that have never seen the order.
 *
 * @param carrierEventId the carrier's own id of the event, the same each time the carrier sends it: 1 to 255 visible
 *     ASCII characters
 * @param deliveredAt by the carrier's clock; from the years 2000 to 9999, which every database takes
 */
public record OrderDelivered(String orderId, String carrierEventId, Instant deliveredAt) {
    private static final Instant EARLIEST = startOf(2000);
    private static final Instant LATEST = startOf(10_000);

    public OrderDelivered(@Nullable String orderId, @Nullable String carrierEventId, @Nullable Instant deliveredAt) {
        this.orderId = Fields.orderId(orderId);
        this.carrierEventId = Fields.visible("carrierEventId", carrierEventId);
        this.deliveredAt = requireTime(deliveredAt);
    }

    private static Instant requireTime(@Nullable Instant time) {
        var required = Fields.required("deliveredAt", time);
        if (required.isBefore(EARLIEST) || !required.isBefore(LATEST)) {
            throw new ContractViolation("deliveredAt", "must be a time of the years 2000 to 9999");
        }
        return required;
    }

    private static Instant startOf(int year) {
        return LocalDate.of(year, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
