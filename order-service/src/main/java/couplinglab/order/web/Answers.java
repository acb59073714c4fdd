package couplinglab.order.web;

import couplinglab.order.book.Order;
import couplinglab.order.coupling.Outcome;
import couplinglab.order.placing.Placement;
import couplinglab.web.Problem;
import java.net.URI;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** Outcomes as HTTP: 201 and 202 accepted, 503 and 424 refused, 502 and 504 unknown. */
final class Answers {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private Answers() {}

    static ResponseEntity<?> to(Placement placement) {
        if (placement instanceof Placement.Concluded concluded) {
            return to(concluded.outcome());
        }
        if (placement instanceof Placement.InProgress) {
            return retryable(Problem.of(
                    HttpStatus.CONFLICT,
                    "key-in-progress",
                    "A request with this Idempotency-Key is still under way. Ask again when it is over."));
        }
        return problem(Problem.of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                Problem.KEY_REUSED,
                "Idempotency-Key",
                "belongs to an order with another content; use a new key for a new order"));
    }

    private static ResponseEntity<?> to(Outcome outcome) {
        if (outcome instanceof Outcome.Done done) {
            return accepted(HttpStatus.CREATED, done.order());
        }
        if (outcome instanceof Outcome.Promised promised) {
            return accepted(HttpStatus.ACCEPTED, promised.order());
        }
        if (outcome instanceof Outcome.Refused refused) {
            return refused(refused);
        }
        return unknown((Outcome.Unknown) outcome);
    }

    private static ResponseEntity<OrderView> accepted(HttpStatus status, Order order) {
        return ResponseEntity.status(status)
                .location(URI.create("/orders/" + order.id()))
                .body(OrderView.of(order));
    }

    private static ResponseEntity<ProblemDetail> refused(Outcome.Refused refused) {
        if (refused.worthAnotherTry()) {
            return retryable(about(
                    refused.order(),
                    Problem.of(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "refused",
                            refused.reason() + ". Nothing was ordered. Ask again later.")));
        }
        return problem(about(
                refused.order(),
                Problem.of(
                        HttpStatus.FAILED_DEPENDENCY,
                        "refused-by-consumer",
                        refused.reason() + ". Nothing was ordered, and the same order would be refused again.")));
    }

    private static ResponseEntity<ProblemDetail> unknown(Outcome.Unknown unknown) {
        return problem(about(
                unknown.order(),
                Problem.of(
                        unknown.inTime() ? HttpStatus.BAD_GATEWAY : HttpStatus.GATEWAY_TIMEOUT,
                        "outcome-unknown",
                        unknown.reason()
                                + ". The order may have been fulfilled, once at most. Repeat the request with the same"
                                + " Idempotency-Key to find out.")));
    }

    private static ProblemDetail about(Order order, ProblemDetail problem) {
        problem.setProperty("orderId", order.id());
        return problem;
    }

    private static ResponseEntity<ProblemDetail> retryable(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .header(HttpHeaders.RETRY_AFTER, Long.toString(RETRY_AFTER.toSeconds()))
                .body(problem);
    }

    private static ResponseEntity<ProblemDetail> problem(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }
}
