package couplinglab.database;

import org.springframework.core.NestedExceptionUtils;

/** The database could not be used, and nothing was done. */
public final class StoreUnavailable extends RuntimeException {
    StoreUnavailable(Throwable cause) {
        super("The database can't be used: " + NestedExceptionUtils.getMostSpecificCause(cause), cause);
    }
}
