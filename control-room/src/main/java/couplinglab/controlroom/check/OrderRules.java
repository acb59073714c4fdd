package couplinglab.controlroom.check;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The rules that one order must keep, whoever placed it: each returns what is wrong, or null. */
final class OrderRules {
    private OrderRules() {}

    static void judge(OrderFacts order, Violations found) {
        add(found, Rule.PLACED_IS_FULFILLED_OR_DEAD_LETTERED, order, lost(order));
        if (order.doubled() > 0) {
            found.add(
                    Rule.SHIPPED_ONCE,
                    () -> Subject.of(order),
                    "The order was shipped " + order.shipments().length + " times.",
                    order.doubled());
        }
        add(found, Rule.PRODUCER_FULFILLED_WAS_SHIPPED, order, fulfilledUnshipped(order));
        add(found, Rule.SHIPPED_IS_FULFILLED_AT_THE_PRODUCER, order, shippedUnconfirmed(order));
        add(found, Rule.REFUSED_AT_THE_PRODUCER_WAS_NOT_SHIPPED, order, refusedButShipped(order));
        add(found, Rule.CONFIRMED_TO_ITS_PRODUCER, order, stray(order));
        add(found, Rule.NOTHING_IS_LEFT_ON_THE_WAY, order, inOutbox(order));
        add(found, Rule.STATUS_NEVER_FELL, order, fallen(order));
        add(found, Rule.INBOX_AND_SHIPMENTS_AGREE, order, disagreement(order));
    }

    /** What a caller was told is told by the rule about its key, and what the producer calls shipped by the next one. */
    private static @Nullable String lost(OrderFacts order) {
        var status = order.status();
        boolean isLost = order.isPlacedLoosely()
                && !order.isAccepted()
                && (status == null || !status.saysShipped())
                && !order.isShipped()
                && !order.isDeadLettered();
        return isLost ? "It was placed, and neither shipped nor kept as a dead letter; no caller heard of it." : null;
    }

    private static @Nullable String fulfilledUnshipped(OrderFacts order) {
        if (order.isShipped()) {
            return order.wasFulfilledBeforeItWasShipped()
                    ? "The producer called it FULFILLED or DELIVERED, and it was shipped only later."
                    : null;
        }
        var status = order.status();
        return status != null && status.saysShipped()
                ? "The producer calls it " + status + ", and it was not shipped."
                : null;
    }

    /** What was shipped though refused is told by the rule about that. */
    private static @Nullable String shippedUnconfirmed(OrderFacts order) {
        var status = order.status();
        if (order.isShipped() && order.isDeliveredUnconfirmed()) {
            return mayBeUnheard(order)
                    ? null
                    : "It was shipped, and the producer knows that from the carrier alone, as DELIVERED.";
        }
        if (!order.isShipped() || status == Status.REFUSED || (status != null && status.saysShipped())) {
            return null;
        }
        if (status == null) {
            return "It was shipped, and no producer has such an order.";
        }
        return status == Status.UNKNOWN && mayBeUnheard(order)
                ? null
                : "It was shipped, and the producer calls it " + status + ".";
    }

    /** The answer to a call that waits can get lost. */
    private static boolean mayBeUnheard(OrderFacts order) {
        return order.isTight() && !order.isAccepted();
    }

    private static @Nullable String refusedButShipped(OrderFacts order) {
        boolean isWrong = order.status() == Status.REFUSED && order.isShipped();
        return isWrong ? "The producer calls it REFUSED, and it was shipped." : null;
    }

    private static @Nullable String stray(OrderFacts order) {
        return order.isStray() ? "A copy of order-service that had never seen it got its confirmation." : null;
    }

    private static @Nullable String inOutbox(OrderFacts order) {
        return order.isInOutbox() ? "Its message is still in the outbox." : null;
    }

    private static @Nullable String fallen(OrderFacts order) {
        @Nullable Status before = null;
        for (var seen : order.sightings()) {
            if (before != null && !before.mayBecome(seen)) {
                return "It was seen " + before + " and then " + seen + ".";
            }
            before = seen;
        }
        var last = order.status();
        if (before == null || (last != null && before.mayBecome(last))) {
            return null;
        }
        return "It was seen " + before + ", and at the end "
                + (last == null ? "no producer has such an order." : "the producer calls it " + last + ".");
    }

    /** A second shipment has no row of its own in the inbox; it is enough that another rule tells of it. */
    private static @Nullable String disagreement(OrderFacts order) {
        var shipments = order.shipments();
        for (long number : order.inbox()) {
            if (LongStream.of(shipments).noneMatch(shipped -> shipped == number)) {
                return "The inbox says that it was shipped as number " + number + ", and the shipments say "
                        + Arrays.toString(shipments) + ".";
            }
        }
        return shipments.length > 0 && order.inbox().length == 0
                ? "It was shipped as " + Arrays.toString(shipments) + ", and the inbox does not know it."
                : null;
    }

    private static void add(Violations found, Rule rule, OrderFacts order, @Nullable String wrong) {
        if (wrong != null) {
            found.add(rule, () -> Subject.of(order), wrong);
        }
    }
}
