package couplinglab.controlroom.demo;

import couplinglab.contracts.BusSpec;
import couplinglab.contracts.Topology;
import couplinglab.controlroom.history.Recorder;
import couplinglab.controlroom.process.ProcessStatus;
import couplinglab.controlroom.traffic.Traffic;
import java.util.ArrayList;
import java.util.List;

/** While orders arrive, the bus gets one more rule. */
final class RuleScene extends Scene {
    /** Orders that leave the country, for somebody who never got any from the bus. */
    static final BusSpec.Rule ADDED = new BusSpec.Rule(
            "export-statistics",
            "{\"source\":[\"" + Topology.ORDER_SOURCE + "\"],\"detail\":{\"destination\":[{\"anything-but\":\"US\"}]}}",
            "$.detail",
            List.of(Topology.ANALYTICS));

    RuleScene(RunId id, Plan plan, Stage stage, Traffic traffic, Recorder recorder) {
        super(id, plan, stage, traffic, recorder);
    }

    @Override
    Clues climax() {
        var before = lives();
        var bus = Topology.buses().get(0);
        var rules = new ArrayList<>(bus.rules());
        rules.add(ADDED);
        stage.addRules(List.of(ADDED), new BusSpec(bus.name(), rules));
        return Clues.of(new Clues.Change(ADDED.name(), before.equals(lives())));
    }

    /** A process that was started again has another id. */
    private List<ProcessStatus> lives() {
        return stage.lab().all();
    }
}
