package couplinglab.web;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * Problem documents (RFC 9457): a stable {@code type}, a sentence that says what to do, and the field at fault where
 * there is one.
 */
public final class Problem {
    /** The key belongs to an order with another content. Whoever asked has to tell this from other bad input. */
    public static final String KEY_REUSED = "key-reused";

    private static final String TYPES = "urn:coupling-lab:problem:";

    private Problem() {}

    public static ProblemDetail of(HttpStatusCode status, String type, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(typeOf(type));
        return problem;
    }

    public static ProblemDetail of(HttpStatusCode status, String type, @Nullable String field, String detail) {
        if (field == null || field.isEmpty()) {
            return of(status, type, detail);
        }
        var problem = of(status, type, field + " " + detail + ".");
        problem.setProperty("field", field);
        return problem;
    }

    /** Of the type that says no more than the status. */
    static ProblemDetail of(HttpStatusCode status, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(typeOf(status));
        return problem;
    }

    /** To be thrown where a handler cannot go on. */
    public static ErrorResponseException thrown(HttpStatus status, String type, String detail) {
        return new ErrorResponseException(status, of(status, type, detail), null);
    }

    public static ErrorResponseException notFound(String detail) {
        return thrown(HttpStatus.NOT_FOUND, "not-found", detail);
    }

    /** The {@code type} of the document. */
    public static URI typeOf(String type) {
        return URI.create(TYPES + type);
    }

    /** The type of a problem that says no more than its status: {@code 415} is {@code unsupported-media-type}. */
    static URI typeOf(HttpStatusCode status) {
        var known = HttpStatus.resolve(status.value());
        return typeOf(
                known == null
                        ? "status-" + status.value()
                        : known.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
