package couplinglab.partner.bus;

/** The bus did not acknowledge an event: it may be there all the same, and is to be put again. */
public final class BusUnavailable extends Exception {
    public BusUnavailable(String message) {
        super(message);
    }

    public BusUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
