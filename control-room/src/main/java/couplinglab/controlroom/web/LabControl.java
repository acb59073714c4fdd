package couplinglab.controlroom.web;

import couplinglab.controlroom.ledger.Absence;
import couplinglab.controlroom.ledger.LedgerSnapshot;
import couplinglab.controlroom.process.ByHand;
import couplinglab.controlroom.process.Processes;
import java.util.List;

/** The lab that this web application shows and handles. Thread-safe. */
public interface LabControl {
    Processes processes();

    /** The traffic that the control room makes, in orders a second to each lane. */
    double rate();

    /** From now on; 0 is no traffic. */
    void setRate(double ordersPerSecond);

    /** The account of all orders as of now; never waits for a service. */
    LedgerSnapshot ledger();

    /** What is missing, order by order; nothing until all is settled. */
    List<Absence> absences();

    /**
     * Empties queues, databases and ledger and returns when what ran before is ready again.
     *
     * @throws ByHand if only a person can do that
     */
    void reset();

    /**
     * Asks the control room to stop everything and itself; returns at once.
     *
     * @throws ByHand if only a person can do that
     */
    void shutdown();
}
