package couplinglab.cloud;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** How SQS says no: the exception that the SDK makes of it, and the code that a program may read. */
record Refusal(Class<? extends SqsException> type, String code) {
    /** For a code that the SDK knows no exception for. */
    static Refusal untyped(String code) {
        return new Refusal(SqsException.class, code);
    }

    static Refusal of(ThrowingCallable call) {
        var refused = catchThrowableOfType(SqsException.class, call);
        if (refused == null) {
            throw new AssertionError("It was accepted");
        }
        return new Refusal(refused.getClass(), refused.awsErrorDetails().errorCode());
    }
}
