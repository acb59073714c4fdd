package couplinglab.subscriber.web;

import couplinglab.subscriber.handling.Handled;
import couplinglab.subscriber.handling.HandledOrders;
import couplinglab.web.Page;
import couplinglab.web.PageRequest;
import couplinglab.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What this subscriber has handled. */
@RestController
@RequestMapping("/handled")
class HandledController {
    private final HandledOrders handled;

    HandledController(HandledOrders handled) {
        this.handled = handled;
    }

    @GetMapping
    Page<Handled> page(@RequestParam @Nullable String after, @RequestParam @Nullable Integer limit) {
        var request = PageRequest.of(after, limit);
        return Page.of(request, handled.after(request.after(), request.limit()), Handled::position);
    }

    @GetMapping("/{orderId}")
    Handled ofOrder(@PathVariable String orderId) {
        return handled.find(orderId)
                .orElseThrow(() -> Problem.notFound("No order of this id was handled. GET /handled lists them all."));
    }
}
