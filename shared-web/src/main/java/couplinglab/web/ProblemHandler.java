package couplinglab.web;

import couplinglab.contracts.ContractViolation;
import couplinglab.contracts.Unreadable;
import java.net.URI;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Every error that reaches a caller, as a problem document. Bad input is 4xx and names the field; what is nobody's
 * fault but ours is a 500 that tells nothing of our inside, which the log has instead.
 */
@RestControllerAdvice
final class ProblemHandler extends ResponseEntityExceptionHandler {
    static final String TOO_LARGE = "The body may have " + BodyLimit.MAX_BYTES + " bytes at most. Send less.";
    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(ContractViolation violation) {
        return answer(Problem.of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "invalid-content",
                violation.field(),
                String.valueOf(violation.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(BadParameter bad) {
        return answer(
                Problem.of(HttpStatus.BAD_REQUEST, "bad-parameter", bad.parameter(), String.valueOf(bad.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(MethodArgumentTypeMismatchException mismatch) {
        return answer(Problem.of(
                HttpStatus.BAD_REQUEST,
                "bad-parameter",
                mismatch.getName(),
                "must be " + Unreadable.named(mismatch.getRequiredType())));
    }

    /** A query that is no list of names and values, or has too many: whoever asks for a parameter first finds out. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(InvalidParameterException malformed) {
        LOG.debug("A query was refused", malformed);
        return answer(Problem.of(
                HttpStatus.BAD_REQUEST,
                "bad-query",
                "The query can't be read. Send name=value pairs, percent-encoded as UTF-8."));
    }

    /** A door without multipart support fails to parse one before it looks at the media type. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(MultipartException form) {
        LOG.debug("A form was refused", form);
        return answer(Problem.of(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", "Forms are not read here. Send JSON."));
    }

    /** Where a handler reads the body by itself. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(BodyTooLarge large) {
        LOG.debug("A body was refused", large);
        return answer(tooLarge());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(Exception unexpected) {
        LOG.error("A request failed for a reason that is not the caller's", unexpected);
        return answer(Problem.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal-error",
                "Something failed here, not in your request. The service's log has the reason."));
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var problem = describe(unreadable);
        return createResponseEntity(problem, headers, HttpStatusCode.valueOf(problem.getStatus()), request);
    }

    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail problem && (problem.getType() == null || isBlank(problem.getType()))) {
            problem.setType(Problem.typeOf(status));
        }
        var withType = new HttpHeaders();
        withType.putAll(headers);
        withType.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return super.createResponseEntity(body, withType, status, request);
    }

    /** With its media type: what the caller says to accept may be wrong as well. */
    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static boolean isBlank(URI type) {
        return "about:blank".equals(type.toString());
    }

    private static ProblemDetail describe(HttpMessageNotReadableException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLarge) {
                return tooLarge();
            }
        }
        var unreadable = Unreadable.because(failure.getCause());
        return switch (unreadable.kind()) {
            case NOT_JSON -> unreadable(HttpStatus.BAD_REQUEST, "not-json", unreadable);
            case UNKNOWN_FIELD -> unreadable(HttpStatus.BAD_REQUEST, "unknown-field", unreadable);
            case WRONG_TYPE -> unreadable(HttpStatus.BAD_REQUEST, "wrong-type", unreadable);
            case INVALID_CONTENT -> unreadable(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-content", unreadable);
            case OTHER_SHAPE -> unreadable(HttpStatus.BAD_REQUEST, "unreadable-body", unreadable);
        };
    }

    private static ProblemDetail tooLarge() {
        return Problem.of(HttpStatus.CONTENT_TOO_LARGE, "body-too-large", TOO_LARGE);
    }

    private static ProblemDetail unreadable(HttpStatus status, String type, Unreadable unreadable) {
        return Problem.of(status, type, unreadable.field(), unreadable.detail());
    }
}
