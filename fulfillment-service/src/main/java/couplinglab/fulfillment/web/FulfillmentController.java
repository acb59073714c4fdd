package couplinglab.fulfillment.web;

import couplinglab.chaos.Gate;
import couplinglab.contracts.OrderPlaced;
import couplinglab.fulfillment.shipping.Fulfillment;
import couplinglab.fulfillment.shipping.OrderRules;
import couplinglab.fulfillment.shipping.Outcome;
import couplinglab.fulfillment.shipping.Shipment;
import couplinglab.fulfillment.shipping.Shipments;
import couplinglab.web.Page;
import couplinglab.web.PageRequest;
import couplinglab.web.Problem;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** Ships an order while the caller waits: 201, or 200 with the first shipment if it was shipped before. */
@RestController
@RequestMapping("/fulfillments")
class FulfillmentController {
    /** A call that waits at the gate holds no thread, and may wait for ever. */
    private static final long NO_TIMEOUT = 0;

    private final Fulfillment fulfillment;
    private final Shipments shipments;
    private final Gate gate;
    private final HttpWorkers workers;

    FulfillmentController(Fulfillment fulfillment, Shipments shipments, Gate gate, HttpWorkers workers) {
        this.fulfillment = fulfillment;
        this.shipments = shipments;
        this.gate = gate;
        this.workers = workers;
    }

    @PostMapping
    DeferredResult<ResponseEntity<Shipment>> fulfil(@RequestBody OrderPlaced order) {
        OrderRules.require(order);
        var answer = new DeferredResult<ResponseEntity<Shipment>>(NO_TIMEOUT);
        gate.admit(1, workers, () -> answer(fulfillment.fulfil(List.of(order)).get(0)))
                .whenComplete((response, failure) -> {
                    if (failure == null) {
                        answer.setResult(response);
                    } else {
                        answer.setErrorResult(causeOf(failure));
                    }
                });
        return answer;
    }

    @GetMapping("/{orderId}")
    Shipment ofOrder(@PathVariable String orderId) {
        return shipments
                .of(orderId)
                .orElseThrow(
                        () -> Problem.notFound("No order of this id was shipped. Ask with the orderId of an order."));
    }

    @GetMapping
    Page<Shipment> page(@RequestParam @Nullable String after, @RequestParam @Nullable Integer limit) {
        var request = PageRequest.of(after, limit);
        return Page.of(request, shipments.after(request.after(), request.limit()), Shipment::shipment);
    }

    private static ResponseEntity<Shipment> answer(Outcome outcome) {
        if (outcome instanceof Outcome.Shipped shipped) {
            var shipment = shipped.shipment();
            return ResponseEntity.created(URI.create("/fulfillments/" + shipment.orderId()))
                    .body(shipment);
        }
        if (outcome instanceof Outcome.Duplicate duplicate) {
            return ResponseEntity.ok(duplicate.first());
        }
        if (outcome instanceof Outcome.Conflict conflict) {
            throw Problem.thrown(
                    HttpStatus.CONFLICT,
                    "order-conflict",
                    conflict.first().conflict() + ". Send another order under another id.");
        }
        throw ((Outcome.Failed) outcome).cause();
    }

    private static Throwable causeOf(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
