package couplinglab.cloud.events;

import couplinglab.contracts.BusSpec;
import couplinglab.contracts.Topology;
import java.time.Clock;
import java.util.ArrayList;

/** Makes the default bus and those that are described: their rules and targets as they are described, others as they were. */
final class BusProvisioner {
    private final Buses buses;
    private final Clock clock;

    BusProvisioner(Buses buses, Clock clock) {
        this.buses = buses;
        this.clock = clock;
    }

    void makeDefault() {
        if (buses.find(Bus.DEFAULT) == null) {
            buses.put(Bus.empty(Bus.DEFAULT, null, clock.instant()));
        }
    }

    void make(BusSpec spec) {
        var stored = buses.find(spec.name());
        var bus = stored == null ? Bus.empty(spec.name(), null, clock.instant()) : stored.bus();
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
