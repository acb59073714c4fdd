package couplinglab.partner.importing;

import couplinglab.contracts.OrderContent;

/** Where orders are placed. Thread-safe. */
@FunctionalInterface
public interface OrderDesk {
    /**
     * @param key for which there is one order at most, however often it is asked
     * @throws Unavailable if there is none, or may be one: to be asked again, with the same key
     */
    Placement place(OrderContent content, String key) throws Unavailable;
}
