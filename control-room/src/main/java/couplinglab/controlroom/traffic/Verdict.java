package couplinglab.controlroom.traffic;

import couplinglab.controlroom.history.Outcome;
import couplinglab.web.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an HTTP answer of order-service says about the order.
 *
 * @param outcome null if the key was used for another order before, so that the answer is about that one
 */
record Verdict(
        @Nullable Outcome outcome,
        @Nullable String orderId,
        @Nullable String mode) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String KEY_REUSED = Problem.typeOf(Problem.KEY_REUSED).toString();

    /** No answer, or none in time. */
    static final Verdict NONE = new Verdict(Outcome.UNKNOWN, null, null);

    static Verdict of(int status, String body) {
        var document = parse(body);
        var orderId = text(document, "orderId");
        var mode = text(document, "mode");
        if (status == 422 && KEY_REUSED.equals(text(document, "type"))) {
            return new Verdict(null, orderId, mode);
        }
        return new Verdict(outcome(status, orderId), orderId, mode);
    }

    private static Outcome outcome(int status, @Nullable String orderId) {
        return switch (status) {
            // Half an answer promises nothing.
            case 201, 202 -> orderId == null ? Outcome.UNKNOWN : Outcome.ACCEPTED;
            // Another request under the key is still under way.
            case 409 -> Outcome.UNKNOWN;
            case 503 -> Outcome.REFUSED;
            default -> status >= 400 && status < 500 ? Outcome.REFUSED : Outcome.UNKNOWN;
        };
    }

    private static @Nullable JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException notJson) {
            return null;
        }
    }

    private static @Nullable String text(@Nullable JsonNode document, String field) {
        var value = document == null ? null : document.get(field);
        return value != null && value.isString() ? value.stringValue() : null;
    }
}
