package couplinglab.controlroom.web;

import couplinglab.controlroom.ledger.LedgerSnapshot;
import couplinglab.controlroom.process.Processes;

/** The lab that this web application shows and handles. Thread-safe. */
public interface LabControl {
    Processes processes();

    /** The traffic that the control room makes, in orders a second to each lane. */
    double rate();

    /** From now on; 0 is no traffic. */
    void setRate(double ordersPerSecond);

    /** The account of all orders as of now; never waits for a service. */
    LedgerSnapshot ledger();

    /** Empties queues, databases and ledger and returns when what ran before is ready again. */
    void reset();

    /** Asks the control room to stop everything and itself; returns at once. */
    void shutdown();
}
