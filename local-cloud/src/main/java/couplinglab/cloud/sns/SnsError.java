package couplinglab.cloud.sns;

import couplinglab.cloud.wire.AwsError;

/** The errors of SNS, by the codes that its SDK makes exceptions of. */
final class SnsError {
    private static final int FORBIDDEN = 403;
    private static final int MISSING = 404;

    private SnsError() {}

    static AwsError invalid(String what) {
        return AwsError.badRequest("InvalidParameter", "Invalid parameter: " + what);
    }

    /** For a setting that SNS has: better an error than one without an effect. */
    static AwsError notImplemented(String setting) {
        return invalid(setting + " Reason: local-cloud has no " + setting);
    }

    /** Of a message attribute. */
    static AwsError invalidValue(String message) {
        return AwsError.badRequest("ParameterValueInvalid", message);
    }

    static AwsError batch(String code, String message) {
        return AwsError.badRequest(code, message);
    }

    static AwsError noSuchTopic() {
        return new AwsError(MISSING, "NotFound", "Topic does not exist");
    }

    static AwsError noSuchSubscription() {
        return new AwsError(MISSING, "NotFound", "Subscription does not exist");
    }

    static AwsError tooManyFilterPolicies(int most) {
        return new AwsError(FORBIDDEN, "FilterPolicyLimitExceeded", "A topic has at most " + most + " filter policies");
    }
}
