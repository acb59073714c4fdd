package couplinglab.broker;

/** Work that begins when the broker and its queues are there for the first time. */
public interface StartsWithBroker {
    /** Called once the queues have answered; again if it threw, and after the service was stopped and started. */
    void brokerIsThere();
}
