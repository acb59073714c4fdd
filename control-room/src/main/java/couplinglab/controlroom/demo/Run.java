package couplinglab.controlroom.demo;

import couplinglab.controlroom.ledger.Account;
import java.util.Map;

/**
 * One run as it is judged.
 *
 * @param faultFired whether the fault, or the switch, was confirmed
 * @param acceptedByMode how many orders were accepted in each coupling mode
 */
record Run(RunRow row, Account account, boolean faultFired, Map<String, Integer> acceptedByMode, Clues clues) {
    RunId id() {
        return row.id();
    }
}
