package couplinglab.cloud;

/** The cloud could not start; nothing of it is left running. The message is one sentence that says what to do. */
public final class CloudNotStarted extends RuntimeException {
    CloudNotStarted(String message) {
        super(message);
    }

    CloudNotStarted(String message, Throwable cause) {
        super(message, cause);
    }
}
