package couplinglab.order.web;

import couplinglab.web.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** A database that is not there: 503 before anything was committed, 504 where a COMMIT got no answer. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseProblems {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseProblems.class);

    @ExceptionHandler({DataAccessException.class, CannotCreateTransactionException.class})
    ResponseEntity<ProblemDetail> unavailable(Exception failure) {
        LOG.warn("The database failed: {}", failure.toString());
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body(Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "database-unavailable",
                        "The order book can't be written now, and nothing was ordered. Ask again later."));
    }

    @ExceptionHandler
    ProblemDetail commitUnanswered(TransactionSystemException failure) {
        LOG.warn("A COMMIT got no answer: {}", failure.toString());
        return Problem.of(
                HttpStatus.GATEWAY_TIMEOUT,
                "outcome-unknown",
                "Nobody knows whether the order was written. Repeat the request with the same Idempotency-Key.");
    }
}
