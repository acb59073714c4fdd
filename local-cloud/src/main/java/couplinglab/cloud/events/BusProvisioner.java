package couplinglab.cloud.events;

import couplinglab.contracts.BusSpec;
import couplinglab.contracts.Topology;
import java.time.Clock;
import java.util.ArrayList;

/** Makes the default bus, and those that are described with their rules and targets, as far as they are missing. */
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

    /** A bus that is there stays as it was stored: what a client changed was acknowledged. */
    void make(BusSpec spec) {
        if (buses.find(spec.name()) != null) {
            return;
        }
        var bus = Bus.empty(spec.name(), null, clock.instant());
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
