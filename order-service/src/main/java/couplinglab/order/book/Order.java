package couplinglab.order.book;

import couplinglab.contracts.OrderContent;
import couplinglab.contracts.OrderPlaced;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order as this service knows it.
 *
 * @param key the caller's Idempotency-Key, if there was one
 * @param mode the coupling of its latest placement
 * @param deliveredAt when the carrier handed it over, by the carrier's first word of it
 * @param position its place in the order of commits, 0 before the first
 */
public record Order(
        String id,
        @Nullable String key,
        OrderContent content,
        Instant placedAt,
        OrderStatus status,
        CouplingMode mode,
        @Nullable Fulfillment fulfillment,
        @Nullable Instant deliveredAt,
        long position) {

    /** An order that nobody has tried to place yet. */
    public static Order fresh(
            String id, @Nullable String key, OrderContent content, Instant placedAt, CouplingMode mode) {
        return new Order(id, key, content, placedAt, OrderStatus.REFUSED, mode, null, null, 0);
    }

    public Order placedAgainBy(CouplingMode now) {
        return new Order(id, key, content, placedAt, status, now, fulfillment, deliveredAt, position);
    }

    public Order become(OrderStatus now) {
        return new Order(id, key, content, placedAt, now, mode, fulfillment, deliveredAt, position);
    }

    public Order fulfilledBy(Fulfillment how) {
        var now = deliveredAt == null ? OrderStatus.FULFILLED : OrderStatus.DELIVERED;
        return new Order(id, key, content, placedAt, now, mode, how, deliveredAt, position);
    }

    /** Whether an earlier attempt may have reached the consumer: then no later refusal can make it undone. */
    public boolean mayHaveBeenFulfilled() {
        return status == OrderStatus.UNKNOWN;
    }

    boolean isNew() {
        return position == 0;
    }

    /** The order as the other side gets to see it, in every mode. */
    public OrderPlaced message(String replyTo) {
        return new OrderPlaced(
                id,
                key,
                content.customer(),
                content.destination(),
                content.lines(),
                content.total(),
                placedAt,
                replyTo);
    }
}
