package couplinglab.order.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import couplinglab.contracts.OrderLine;
import couplinglab.order.book.CouplingMode;
import couplinglab.order.book.Fulfillment;
import couplinglab.order.book.Order;
import couplinglab.order.book.OrderStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order as callers see it. */
record OrderView(
        String orderId,
        OrderStatus status,
        CouplingMode mode,
        @Nullable String key,
        String customer,
        String destination,
        List<OrderLine> lines,
        BigDecimal total,
        Instant placedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Fulfillment fulfillment,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant deliveredAt) {

    static OrderView of(Order order) {
        var content = order.content();
        return new OrderView(
                order.id(),
                order.status(),
                order.mode(),
                order.key(),
                content.customer(),
                content.destination(),
                content.lines(),
                content.total(),
                order.placedAt(),
                order.fulfillment(),
                order.deliveredAt());
    }
}
