package couplinglab.contracts;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A customer placed an order. It is the body of {@code POST /fulfillments} (tight) and of the messages in the queue
 * {@code orders} (loose). Delivered at least once and in no order: readers key on {@link #orderId}.
 *
 * @param orderId the producer's id, a UUID; an order keeps its id whatever number of messages carry it
 * @param key the caller's Idempotency-Key, if there was one
 * @param total the sum of the lines, a JSON number so that content-based routing can compare it
 * @param placedAt when the producer first saw the order
 * @param replyTo the Return Address: the name (never the URL) of the queue that wants to hear what became of the order
 */
public record OrderPlaced(
        String orderId,
        @Nullable String key,
        String customer,
        String destination,
        List<OrderLine> lines,
        BigDecimal total,
        Instant placedAt,
        String replyTo) {

    public OrderPlaced(
            @Nullable String orderId,
            @Nullable String key,
            @Nullable String customer,
            @Nullable String destination,
            @Nullable List<@Nullable OrderLine> lines,
            @Nullable BigDecimal total,
            @Nullable Instant placedAt,
            @Nullable String replyTo) {
        var content = new OrderContent(customer, destination, lines);
        this.orderId = Fields.orderId(orderId);
        this.key = Fields.key(key);
        this.customer = content.customer();
        this.destination = content.destination();
        this.lines = content.lines();
        this.total = requireTotal(total, content);
        this.placedAt = Fields.required("placedAt", placedAt);
        this.replyTo = Fields.queueName("replyTo", replyTo);
    }

    public OrderContent content() {
        return new OrderContent(customer, destination, lines);
    }

    /** Whether both documents describe one order: all but when it was placed and who wants the reply. */
    public boolean describesTheSameOrderAs(OrderPlaced other) {
        return orderId.equals(other.orderId)
                && Objects.equals(key, other.key)
                && content().equals(other.content());
    }

    private static BigDecimal requireTotal(@Nullable BigDecimal total, OrderContent content) {
        if (total == null || total.compareTo(content.total()) != 0) {
            throw new ContractViolation(
                    "total", "must be the sum of the lines, " + content.total().toPlainString());
        }
        return content.total();
    }
}
