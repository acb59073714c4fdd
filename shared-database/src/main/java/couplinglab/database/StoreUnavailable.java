package couplinglab.database;

/** The database could not be used, and nothing was done. */
public final class StoreUnavailable extends RuntimeException {
    StoreUnavailable(Throwable cause) {
        super("The database can't be used: " + cause.getMessage(), cause);
    }
}
