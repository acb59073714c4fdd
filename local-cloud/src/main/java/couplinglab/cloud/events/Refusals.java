package couplinglab.cloud.events;

import couplinglab.cloud.wire.AwsError;

/** How EventBridge says no, in AWS's codes and words; the SDK makes its exceptions of the codes. */
final class Refusals {
    private Refusals() {}

    static AwsError invalid(String message) {
        return AwsError.badRequest("ValidationException", message);
    }

    /** A value that the API's model does not allow. */
    static AwsError unsatisfied(String value, String member, String constraint) {
        return invalid("1 validation error detected: Value '" + value + "' at '" + member
                + "' failed to satisfy constraint: " + constraint);
    }

    static AwsError unserializable(String member, String expected) {
        return AwsError.badRequest("SerializationException", member + " must be " + expected + ".");
    }

    static AwsError invalidPattern(InvalidEventPattern e) {
        return AwsError.badRequest("InvalidEventPatternException", String.valueOf(e.getMessage()));
    }

    static AwsError noSuchBus(String name) {
        return AwsError.badRequest("ResourceNotFoundException", "Event bus " + name + " does not exist.");
    }

    static AwsError noSuchRule(String name, String bus) {
        return AwsError.badRequest(
                "ResourceNotFoundException", "Rule " + name + " does not exist on EventBus " + bus + ".");
    }

    static AwsError busExists(String name) {
        return AwsError.badRequest("ResourceAlreadyExistsException", "Event bus " + name + " already exists.");
    }

    static AwsError limitExceeded() {
        return AwsError.badRequest(
                "LimitExceededException", "The requested resource exceeds the maximum number allowed.");
    }

    static AwsError notImplemented(String what) {
        return AwsError.badRequest(
                "UnsupportedOperationException", "The EventBridge of local-cloud does not implement " + what + ".");
    }
}
