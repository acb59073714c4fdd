package couplinglab.contracts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Why a document could not be read, in words that its sender understands and that repeat nothing of the document, which
 * may hold characters that neither a log nor a database takes.
 *
 * @param field the path of the field at fault, for example {@code lines[2].quantity}; empty for the document as a whole
 * @param detail what would be right; a sentence of its own where there is no field
 */
public record Unreadable(Kind kind, String field, String detail) {

    /** What kind of fault it is. */
    public enum Kind {
        NOT_JSON,
        UNKNOWN_FIELD,
        WRONG_TYPE,
        /** Of the right type, yet against a rule of the contract. */
        INVALID_CONTENT,
        OTHER_SHAPE
    }

    /** Never fails: what it does not know is of another shape. */
    public static Unreadable because(@Nullable Throwable failure) {
        var path = failure instanceof JacksonException json ? pathOf(json) : "";
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ContractViolation violation) {
                return new Unreadable(
                        Kind.INVALID_CONTENT, join(path, violation.field()), String.valueOf(violation.getMessage()));
            }
        }
        if (failure instanceof UnrecognizedPropertyException) {
            return new Unreadable(Kind.UNKNOWN_FIELD, path, "is not a field of this document; remove it");
        }
        if (failure instanceof InvalidTypeIdException unknown) {
            return unknownType(path, unknown.getBaseType().getRawClass());
        }
        if (failure instanceof InputCoercionException && !path.isEmpty()) {
            return new Unreadable(Kind.WRONG_TYPE, path, "must be a number of the documented range");
        }
        if (failure instanceof MismatchedInputException mismatch && !path.isEmpty()) {
            return new Unreadable(
                    Kind.WRONG_TYPE,
                    path,
                    "is missing or of the wrong type: must be " + named(mismatch.getTargetType()));
        }
        if (failure instanceof StreamReadException notJson) {
            var where = notJson.getLocation();
            return new Unreadable(
                    Kind.NOT_JSON,
                    "",
                    "The body is not well-formed JSON: see line " + where.getLineNr() + ", column "
                            + where.getColumnNr() + ".");
        }
        return new Unreadable(Kind.OTHER_SHAPE, "", "The body must be one JSON document of the documented shape.");
    }

    /** The whole in one sentence. */
    public String sentence() {
        return field.isEmpty() ? detail : field + " " + detail + ".";
    }

    private static Unreadable unknownType(String path, Class<?> base) {
        var info = base.getAnnotation(JsonTypeInfo.class);
        var known = base.getAnnotation(JsonSubTypes.class);
        var field = info == null ? "type" : info.property();
        var names = known == null
                ? "a documented type"
                : Arrays.stream(known.value()).map(JsonSubTypes.Type::name).collect(Collectors.joining(" or "));
        return new Unreadable(Kind.WRONG_TYPE, join(path, field), "must be " + names);
    }

    /** What a value of this type looks like, in words of JSON: a caller knows nothing of our classes. */
    public static String named(@Nullable Class<?> type) {
        if (type == null) {
            return "of the documented type";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(" or "));
        }
        if (type == Instant.class) {
            return "a time such as \"2026-11-24T08:30:00Z\"";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "a whole number";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a number";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        return type == String.class || type == Price.class ? "a string" : "of the documented type";
    }

    /** A nested value knows its own field only; the reader knows the path to the value. */
    private static String join(String path, String field) {
        if (path.isEmpty() || path.equals(field) || path.endsWith("." + field)) {
            return path.isEmpty() ? field : path;
        }
        return field.isEmpty() ? path : path + "." + field;
    }

    private static String pathOf(JacksonException json) {
        return json.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}
