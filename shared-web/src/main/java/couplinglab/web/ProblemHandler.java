package couplinglab.web;

import couplinglab.contracts.ContractViolation;
import java.net.URI;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Every error that reaches a caller, as a problem document. Bad input is 4xx and names the field; what is nobody's
 * fault but ours is a 500 that tells nothing of our inside, which the log has instead.
 */
@RestControllerAdvice
final class ProblemHandler extends ResponseEntityExceptionHandler {
    static final String TOO_LARGE = "The body may have " + BodyLimit.MAX_BYTES + " bytes at most. Send less.";
    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    @ExceptionHandler
    ProblemDetail on(ContractViolation violation) {
        return Problem.of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "invalid-content",
                violation.field(),
                String.valueOf(violation.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail on(BadParameter bad) {
        return Problem.of(HttpStatus.BAD_REQUEST, "bad-parameter", bad.parameter(), String.valueOf(bad.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail on(MethodArgumentTypeMismatchException mismatch) {
        var type = mismatch.getRequiredType();
        var wanted = type == null ? "another type" : type.getSimpleName();
        return Problem.of(HttpStatus.BAD_REQUEST, "bad-parameter", mismatch.getName(), "must be of type " + wanted);
    }

    @ExceptionHandler
    ProblemDetail on(Exception unexpected) {
        LOG.error("A request failed for a reason that is not the caller's", unexpected);
        return Problem.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal-error",
                "Something failed here, not in your request. The service's log has the reason.");
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var problem = describe(unreadable);
        return ResponseEntity.status(problem.getStatus()).headers(headers).body(problem);
    }

    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail problem && (problem.getType() == null || isBlank(problem.getType()))) {
            problem.setType(Problem.typeOf(status));
        }
        return super.createResponseEntity(body, headers, status, request);
    }

    private static boolean isBlank(URI type) {
        return "about:blank".equals(type.toString());
    }

    private static ProblemDetail describe(HttpMessageNotReadableException unreadable) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLarge) {
                return Problem.of(HttpStatus.CONTENT_TOO_LARGE, "body-too-large", TOO_LARGE);
            }
            if (cause instanceof ContractViolation violation) {
                return Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "invalid-content",
                        fieldOf(unreadable.getCause(), violation),
                        String.valueOf(violation.getMessage()));
            }
        }
        return describeJson(unreadable.getCause());
    }

    private static ProblemDetail describeJson(@Nullable Throwable cause) {
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return badRequest("unknown-field", pathOf(unknown), "is not a field of this document; remove it");
        }
        if (cause instanceof MismatchedInputException mismatch
                && !pathOf(mismatch).isEmpty()) {
            return badRequest(
                    "wrong-type", pathOf(mismatch), "is of the wrong type: " + typeOf(mismatch) + " is wanted");
        }
        if (cause instanceof StreamReadException notJson) {
            var where = notJson.getLocation();
            return badRequest(
                    "not-json",
                    null,
                    "The body is not JSON: see line " + where.getLineNr() + ", column " + where.getColumnNr() + ".");
        }
        return badRequest("unreadable-body", null, "The body must be one JSON document of the documented shape.");
    }

    private static ProblemDetail badRequest(String type, @Nullable String field, String detail) {
        return Problem.of(HttpStatus.BAD_REQUEST, type, field, detail);
    }

    private static String typeOf(MismatchedInputException mismatch) {
        var type = mismatch.getTargetType();
        return type == null ? "another" : type.getSimpleName();
    }

    /** A nested value knows its own field only; the reader knows the path to the value. */
    private static String fieldOf(@Nullable Throwable cause, ContractViolation violation) {
        var path = cause instanceof JacksonException json ? pathOf(json) : "";
        if (path.isEmpty() || path.equals(violation.field()) || path.endsWith("." + violation.field())) {
            return path.isEmpty() ? violation.field() : path;
        }
        return path + "." + violation.field();
    }

    private static String pathOf(JacksonException json) {
        return json.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}
