package couplinglab.cloud.events;

/** An event pattern that EventBridge refuses; the message says why, in the words of AWS's engine. */
public final class InvalidEventPattern extends RuntimeException {
    private final String reason;

    InvalidEventPattern(String reason) {
        super("Event pattern is not valid. Reason: " + reason);
        this.reason = reason;
    }

    /** The message without its beginning. */
    String reason() {
        return reason;
    }
}
