package couplinglab.controlroom.soak;

import couplinglab.controlroom.check.Rule;
import couplinglab.controlroom.process.Ports;
import java.util.List;
import java.util.function.Function;

/**
 * A variant of the lab that breaks a promise, and what has to go wrong so that it shows.
 *
 * @param name as in the table of the documentation
 * @param faults which the honest lab survives; some need to know the ports
 * @param caughtBy the rule that has to find it, whatever others do
 */
record Mutant(String name, Cheat cheat, Modes modes, Function<Ports, List<Fault>> faults, Rule caughtBy) {

    Mutant(String name, Cheat cheat, Modes modes, Fault fault, Rule caughtBy) {
        this(name, cheat, modes, ports -> List.of(fault), caughtBy);
    }

    @Override
    public String toString() {
        return name;
    }
}
