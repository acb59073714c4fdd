package couplinglab.fulfillment.web;

import couplinglab.broker.sending.BrokerUnavailable;
import couplinglab.chaos.FailedOnPurpose;
import couplinglab.chaos.ShuttingDown;
import couplinglab.database.CommitUnanswered;
import couplinglab.database.StoreUnavailable;
import couplinglab.web.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What the service depends on and can't use: 503 where nothing happened, 504 where nobody knows. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class FailureAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(FailureAdvice.class);

    @ExceptionHandler({StoreUnavailable.class, DataAccessException.class, TransactionException.class})
    ResponseEntity<ProblemDetail> onStore(Exception unavailable) {
        LOG.warn(
                "Refused with 503: {}",
                NestedExceptionUtils.getMostSpecificCause(unavailable).toString());
        return retryLater("store-unavailable", "The database can't be used now, and nothing was done. Try again.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(BrokerUnavailable unavailable) {
        LOG.warn("Refused with 503: {}", unavailable.getMessage());
        return retryLater(
                "broker-unavailable",
                "The broker can't be used now. The dead letters it did not take are kept. Try again.");
    }

    @ExceptionHandler
    ProblemDetail on(CommitUnanswered unanswered) {
        LOG.warn("Answered with 504: {}", unanswered.getMessage());
        return Problem.of(
                HttpStatus.GATEWAY_TIMEOUT,
                "commit-unanswered",
                "The database did not answer a commit: the order may be shipped. Ask again with the same orderId.");
    }

    @ExceptionHandler
    ProblemDetail on(FailedOnPurpose failure) {
        return Problem.of(
                HttpStatus.INTERNAL_SERVER_ERROR, "failed-on-purpose", String.valueOf(failure.getMessage()) + ".");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(ShuttingDown end) {
        return retryLater("shutting-down", "The service ends, and did not begin this order. Try again.");
    }

    private static ResponseEntity<ProblemDetail> retryLater(String type, String detail) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body(Problem.of(HttpStatus.SERVICE_UNAVAILABLE, type, detail));
    }
}
