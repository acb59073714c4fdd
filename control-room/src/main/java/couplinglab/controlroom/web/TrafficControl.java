package couplinglab.controlroom.web;

/** The traffic that the control room makes. Thread-safe. */
public interface TrafficControl {
    /** In orders a second. */
    double rate();

    /** From now on; 0 is no traffic. */
    void setRate(double ordersPerSecond);
}
