package couplinglab.controlroom.web;

/** Where the account of all orders is read. Thread-safe. */
public interface LedgerView {
    /** The account as of now, in a shape that becomes the JSON of {@code GET /api/ledger}. */
    Object snapshot();
}
