package couplinglab.cloud;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.InvalidEventPatternException;
import software.amazon.awssdk.services.eventbridge.model.LimitExceededException;
import software.amazon.awssdk.services.eventbridge.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;

/** How EventBridge says no: the exception that the SDK makes of it, its code and the HTTP status. */
record EventRefusal(Class<? extends EventBridgeException> type, String code, int status) {
    /** The SDK has no exception for this one. */
    static final EventRefusal INVALID = new EventRefusal(EventBridgeException.class, "ValidationException", 400);

    static final EventRefusal NOT_FOUND = typed(ResourceNotFoundException.class);
    static final EventRefusal EXISTS = typed(ResourceAlreadyExistsException.class);
    static final EventRefusal LIMIT_EXCEEDED = typed(LimitExceededException.class);
    static final EventRefusal INVALID_PATTERN = typed(InvalidEventPatternException.class);

    static EventRefusal of(ThrowingCallable call) {
        var refused = catchThrowableOfType(EventBridgeException.class, call);
        if (refused == null) {
            throw new AssertionError("It was accepted");
        }
        return new EventRefusal(refused.getClass(), refused.awsErrorDetails().errorCode(), refused.statusCode());
    }

    private static EventRefusal typed(Class<? extends EventBridgeException> type) {
        return new EventRefusal(type, type.getSimpleName(), 400);
    }
}
