package couplinglab.order.web;

import couplinglab.contracts.OrderContent;
import couplinglab.order.book.Order;
import couplinglab.order.book.Orders;
import couplinglab.order.placing.Placing;
import couplinglab.web.BadParameter;
import couplinglab.web.Page;
import couplinglab.web.PageRequest;
import couplinglab.web.Problem;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /orders}: placing and looking. */
@RestController
class OrdersController {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,255}");

    private final Placing placing;
    private final Orders orders;

    OrdersController(Placing placing, Orders orders) {
        this.placing = placing;
        this.orders = orders;
    }

    @PostMapping(path = "/orders", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> place(
            @RequestBody OrderContent content,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        if (key != null && !KEY.matcher(key).matches()) {
            throw new BadParameter("Idempotency-Key", "must be 1 to 255 visible ASCII characters");
        }
        return Answers.to(placing.place(content, key));
    }

    @GetMapping("/orders/{orderId}")
    OrderView find(@PathVariable String orderId) {
        return orders.find(orderId)
                .map(OrderView::of)
                .orElseThrow(() -> Problem.notFound("There is no order with this id. GET /orders lists them all."));
    }

    @GetMapping("/orders")
    Page<OrderView> page(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        var request = PageRequest.of(after, limit);
        List<Order> found = orders.page(request);
        var page = Page.of(request, found, Order::position);
        return new Page<>(found.stream().map(OrderView::of).toList(), page.next());
    }
}
