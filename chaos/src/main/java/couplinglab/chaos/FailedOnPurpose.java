package couplinglab.chaos;

/** Work that failed because it was asked to, by {@code POST /chaos/fail}. */
public final class FailedOnPurpose extends RuntimeException {
    public FailedOnPurpose() {
        super("Failed on purpose: POST /chaos/fail asked for it");
    }
}
