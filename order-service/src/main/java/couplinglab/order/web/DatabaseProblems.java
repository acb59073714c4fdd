package couplinglab.order.web;

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
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** A database that is not there: 503 before anything was committed, 504 where a COMMIT got no answer. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseProblems {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseProblems.class);

    /** Outside of {@code Transactions} this service only reads, and so a {@code DataAccessException} changed nothing. */
    @ExceptionHandler({StoreUnavailable.class, DataAccessException.class})
    ResponseEntity<ProblemDetail> unavailable(Exception failure) {
        LOG.warn(
                "Refused with 503: {}",
                NestedExceptionUtils.getMostSpecificCause(failure).toString());
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body(Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "database-unavailable",
                        "The database can't be used now, and nothing was ordered or changed. Ask again later."));
    }

    @ExceptionHandler
    ProblemDetail commitUnanswered(CommitUnanswered failure) {
        LOG.warn("Answered with 504: {}", failure.getMessage());
        return Problem.of(
                HttpStatus.GATEWAY_TIMEOUT,
                "outcome-unknown",
                "The database did not answer a commit, and nobody knows whether it was done. Repeat the request; an"
                        + " order with the same Idempotency-Key.");
    }
}
