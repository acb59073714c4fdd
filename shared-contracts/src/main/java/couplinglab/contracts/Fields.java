package couplinglab.contracts;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules that several messages share. */
final class Fields {
    /** As SQS has them: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html */
    private static final Pattern QUEUE_NAME = Pattern.compile("[A-Za-z0-9_-]{1,80}");

    /** Visible ASCII: whatever a header can carry unchanged, and SQS and every database too. */
    private static final Pattern VISIBLE = Pattern.compile("[!-~]{1,255}");

    private Fields() {}

    static String orderId(@Nullable String id) {
        try {
            if (id != null && UUID.fromString(id).toString().equals(id)) {
                return id;
            }
        } catch (IllegalArgumentException notAUuid) {
            throw notAnOrderId(notAUuid);
        }
        throw notAnOrderId(null);
    }

    static @Nullable String key(@Nullable String key) {
        if (key != null && !VISIBLE.matcher(key).matches()) {
            throw new ContractViolation("key", "must be 1 to 255 visible ASCII characters, or absent");
        }
        return key;
    }

    static String visible(String field, @Nullable String id) {
        if (id == null || !VISIBLE.matcher(id).matches()) {
            throw new ContractViolation(field, "must be 1 to 255 visible ASCII characters");
        }
        return id;
    }

    static String queueName(String field, @Nullable String name) {
        if (name == null || !QUEUE_NAME.matcher(name).matches()) {
            throw new ContractViolation(field, "must be the name of a queue: 1 to 80 letters, digits, - and _");
        }
        return name;
    }

    static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new ContractViolation(field, "is required");
        }
        return value;
    }

    private static ContractViolation notAnOrderId(@Nullable Throwable cause) {
        var violation = new ContractViolation("orderId", "must be a UUID in lower case");
        if (cause != null) {
            violation.initCause(cause);
        }
        return violation;
    }
}
