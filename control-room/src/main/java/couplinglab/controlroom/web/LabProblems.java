package couplinglab.controlroom.web;

import couplinglab.cloud.events.UnreadableEvent;
import couplinglab.controlroom.process.ByHand;
import couplinglab.controlroom.process.DidNotDie;
import couplinglab.controlroom.process.LabClosed;
import couplinglab.controlroom.process.LabFailure;
import couplinglab.controlroom.process.PortTaken;
import couplinglab.controlroom.process.ProcessDidNotStart;
import couplinglab.controlroom.process.UnknownBus;
import couplinglab.controlroom.process.UnknownProcess;
import couplinglab.web.Problem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import software.amazon.awssdk.core.exception.SdkException;

/** What can go wrong with processes, as problem documents. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class LabProblems {

    @ExceptionHandler
    ProblemDetail on(UnknownProcess unknown) {
        return problem(HttpStatus.NOT_FOUND, "unknown-process", unknown);
    }

    @ExceptionHandler
    ProblemDetail on(UnknownBus unknown) {
        return problem(HttpStatus.NOT_FOUND, "unknown-bus", unknown);
    }

    @ExceptionHandler
    ProblemDetail on(PortTaken taken) {
        return problem(HttpStatus.CONFLICT, "port-taken", taken);
    }

    @ExceptionHandler
    ProblemDetail on(ByHand refused) {
        return problem(HttpStatus.CONFLICT, "by-hand", refused);
    }

    @ExceptionHandler
    ProblemDetail on(DidNotDie failed) {
        return problem(HttpStatus.SERVICE_UNAVAILABLE, "process-did-not-die", failed);
    }

    @ExceptionHandler
    ProblemDetail on(ProcessDidNotStart failed) {
        return problem(HttpStatus.SERVICE_UNAVAILABLE, "process-did-not-start", failed);
    }

    @ExceptionHandler
    ProblemDetail on(LabClosed closed) {
        return problem(HttpStatus.SERVICE_UNAVAILABLE, "lab-closed", closed);
    }

    @ExceptionHandler
    ProblemDetail on(LabFailure failure) {
        return problem(HttpStatus.INTERNAL_SERVER_ERROR, "lab-failure", failure);
    }

    @ExceptionHandler
    ProblemDetail on(UnreadableEvent unreadable) {
        return Problem.of(
                HttpStatus.BAD_REQUEST,
                "unreadable-event",
                "Send an event as EventBridge has it, a JSON object with source, detail-type and detail. "
                        + unreadable.getMessage() + ".");
    }

    @ExceptionHandler
    ProblemDetail on(SdkException silent) {
        return Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "bus-does-not-answer",
                "The rules can't be read: the broker does not answer. Revive it, then try again.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(TooManyClients tooMany) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header("Retry-After", "5")
                .body(Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "too-many-clients",
                        "The stream has as many readers as it can serve. Close a tab that shows it, then try again."));
    }

    private static ProblemDetail problem(HttpStatus status, String type, LabFailure failure) {
        return Problem.of(status, type, failure.sentence());
    }
}
