package couplinglab.partner.importing;

/**
 * An object was not given, for a reason of which nobody knows whether it passes. The announcement comes again until it is a
 * dead letter, and holds up no other.
 */
final class FetchFailed extends RuntimeException {
    FetchFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
