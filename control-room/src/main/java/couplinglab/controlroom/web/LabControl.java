package couplinglab.controlroom.web;

/** What can be done to the lab as a whole. Thread-safe. */
public interface LabControl {
    /** Empties queues, databases and ledger and returns when what ran before is ready again. */
    void reset();

    /** Asks the control room to stop everything and itself; returns at once. */
    void shutdown();
}
