package couplinglab.cloud.events;

import couplinglab.contracts.BusSpec;
import couplinglab.contracts.Topology;
import java.time.Instant;
import java.util.ArrayList;

/**
 * Makes the default bus and those of the {@link Topology} at start: its rules and their targets as it describes them,
 * whatever was stored, and others as they were.
 */
final class BusProvisioner {
    private final Buses buses;
    private final Instant now;

    BusProvisioner(Buses buses, Instant now) {
        this.buses = buses;
        this.now = now;
    }

    void provision() {
        if (buses.find(Bus.DEFAULT) == null) {
            buses.put(Bus.empty(Bus.DEFAULT, null, now));
        }
        Topology.buses().forEach(this::provision);
    }

    private void provision(BusSpec spec) {
        var stored = buses.find(spec.name());
        var bus = stored == null ? Bus.empty(spec.name(), null, now) : stored.bus();
        for (var rule : spec.rules()) {
            bus = bus.with(rule(spec.name(), rule));
        }
        buses.put(bus);
    }

    private static Rule rule(String bus, BusSpec.Rule spec) {
        var targets = new ArrayList<Target>();
        for (var queue : spec.queues()) {
            targets.add(TargetFormat.read(Call.of(EventFormat.JSON
                    .createObjectNode()
                    .put("Id", queue)
                    .put("Arn", Topology.arnOf(queue))
                    .put("InputPath", spec.inputPath()))));
        }
        return new Rule(bus, spec.name(), new EventPattern(spec.pattern()), Rule.ENABLED, null, null, targets);
    }
}
