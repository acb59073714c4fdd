package couplinglab.cloud.events;

import couplinglab.contracts.Topology;
import java.time.Instant;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A bus with its rules by name. */
record Bus(String name, @Nullable String description, Instant created, NavigableMap<String, Rule> rules) {
    /** Every account has it, always. */
    static final String DEFAULT = "default";

    Bus {
        rules = Collections.unmodifiableNavigableMap(new TreeMap<>(rules));
    }

    static Bus empty(String name, @Nullable String description, Instant created) {
        return new Bus(name, description, created, Collections.emptyNavigableMap());
    }

    /** What a request calls a bus: its name or its ARN, or nothing. */
    static String nameIn(@Nullable String nameOrArn) {
        if (nameOrArn == null) {
            return DEFAULT;
        }
        var own = Topology.busArnOf("");
        return nameOrArn.startsWith(own) ? nameOrArn.substring(own.length()) : nameOrArn;
    }

    String arn() {
        return Topology.busArnOf(name);
    }

    Bus with(Rule rule) {
        var changed = new TreeMap<>(rules);
        changed.put(rule.name(), rule);
        return new Bus(name, description, created, changed);
    }

    Bus without(String rule) {
        var changed = new TreeMap<>(rules);
        changed.remove(rule);
        return new Bus(name, description, created, changed);
    }
}
