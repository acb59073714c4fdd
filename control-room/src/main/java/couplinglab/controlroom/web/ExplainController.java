package couplinglab.controlroom.web;

import couplinglab.cloud.events.Explanation;
import couplinglab.contracts.Topology;
import couplinglab.controlroom.process.EventBus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Why an event goes where it goes, by the rules that the lab's bus has now. Nothing is sent. */
@RestController
class ExplainController {
    private final LabControl lab;

    ExplainController(LabControl lab) {
        this.lab = lab;
    }

    @PostMapping("/api/explain")
    Explanation explain(@RequestBody JsonNode event) {
        try (var bus = new EventBus(lab.processes().events())) {
            return Explanation.of(event.toString(), bus.rules(Topology.ORDERS_BUS));
        }
    }
}
