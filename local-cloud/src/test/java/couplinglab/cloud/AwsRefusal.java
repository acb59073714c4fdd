package couplinglab.cloud;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** How SNS or EventBridge says no: the exception that the SDK makes of it, the code behind it, and HTTP's status. */
record AwsRefusal(Class<? extends AwsServiceException> type, String code, int status) {
    static AwsRefusal of(ThrowingCallable call) {
        var refused = catchThrowableOfType(AwsServiceException.class, call);
        if (refused == null) {
            throw new AssertionError("It was accepted");
        }
        return new AwsRefusal(refused.getClass(), refused.awsErrorDetails().errorCode(), refused.statusCode());
    }
}
