package couplinglab.partner.importing;

/** Somebody who is needed is not there, or does not know how it went. Worth another try. */
public final class Unavailable extends Exception {
    public Unavailable(String message) {
        super(message);
    }

    public Unavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
