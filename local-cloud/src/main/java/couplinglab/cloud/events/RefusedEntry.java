package couplinglab.cloud.events;

/**
 * One entry of PutEvents is refused, and the others are not.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsResultEntry.html">The
 *     codes</a>
 */
final class RefusedEntry extends RuntimeException {
    private final String code;

    private RefusedEntry(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    static RefusedEntry invalid(String parameter, String reason) {
        return new RefusedEntry("InvalidArgument", "Parameter " + parameter + " is not valid. Reason: " + reason);
    }

    static RefusedEntry malformedDetail() {
        return new RefusedEntry("MalformedDetail", "Detail is malformed.");
    }

    static RefusedEntry notAuthorizedForSource() {
        return new RefusedEntry("NotAuthorizedForSourceException", "Not authorized for the source.");
    }

    String code() {
        return code;
    }
}
