package couplinglab.cloud.events;

import couplinglab.contracts.Topology;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What events of a bus go to which targets.
 *
 * @param targets in the order in which they were put
 */
record Rule(
        String bus,
        String name,
        EventPattern pattern,
        String state,
        @Nullable String description,
        @Nullable String role,
        List<Target> targets) {
    static final String ENABLED = "ENABLED";
    static final String DISABLED = "DISABLED";

    Rule {
        targets = List.copyOf(targets);
    }

    String arn() {
        return bus.equals(Bus.DEFAULT)
                ? "arn:aws:events:" + Topology.REGION + ":" + Topology.ACCOUNT + ":rule/" + name
                : Topology.ruleArnOf(bus, name);
    }

    boolean isEnabled() {
        return !state.equals(DISABLED);
    }

    Rule in(String newState) {
        return new Rule(bus, name, pattern, newState, description, role, targets);
    }

    Rule sendingTo(List<Target> newTargets) {
        return new Rule(bus, name, pattern, state, description, role, newTargets);
    }
}
