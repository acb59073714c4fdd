package couplinglab.partner.bus;

import couplinglab.contracts.OrderDelivered;

/** Where the events of partners go. Thread-safe. */
@FunctionalInterface
public interface PartnerBus {
    /**
     * Returns when the bus has acknowledged this very event: from then on it reaches the targets of each rule that matches
     * it, at least once and in no order.
     *
     * @throws BusUnavailable where it did not, which does not mean that it has not got it
     */
    void put(OrderDelivered delivered) throws BusUnavailable;
}
