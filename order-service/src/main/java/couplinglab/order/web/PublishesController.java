package couplinglab.order.web;

import couplinglab.order.relay.Publish;
import couplinglab.order.relay.Publishes;
import couplinglab.web.Page;
import couplinglab.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /publishes}: when the relay handed which order to which queue, topic or bus, and what came of it. */
@RestController
class PublishesController {
    private final Publishes publishes;

    PublishesController(Publishes publishes) {
        this.publishes = publishes;
    }

    @GetMapping("/publishes")
    Page<Publish> page(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        var request = PageRequest.of(after, limit);
        return Page.of(request, publishes.page(request), Publish::publish);
    }
}
