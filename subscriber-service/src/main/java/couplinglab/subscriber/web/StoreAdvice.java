package couplinglab.subscriber.web;

import couplinglab.broker.sending.BrokerUnavailable;
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

/** A database or a broker that is not there: 503; 504 where nobody knows whether a letter was thrown away. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class StoreAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(StoreAdvice.class);

    @ExceptionHandler({StoreUnavailable.class, DataAccessException.class, TransactionException.class})
    ResponseEntity<ProblemDetail> onStore(Exception unavailable) {
        LOG.warn(
                "Refused with 503: {}",
                NestedExceptionUtils.getMostSpecificCause(unavailable).toString());
        return retryLater("store-unavailable", "The database can't be used now. Try again.");
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
                "The database did not answer a commit: look whether the dead letter is still there.");
    }

    private static ResponseEntity<ProblemDetail> retryLater(String type, String detail) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body(Problem.of(HttpStatus.SERVICE_UNAVAILABLE, type, detail));
    }
}
