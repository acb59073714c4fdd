package couplinglab.cloud.store;

/** The store takes no more work, because it was closed or has failed: nobody must be told that it was done. */
public final class StoreEnded extends RuntimeException {
    StoreEnded() {
        super("The store has ended");
    }
}
