package couplinglab.controlroom.web;

import couplinglab.cloud.events.Explanation;
import couplinglab.contracts.Topology;
import couplinglab.controlroom.process.EventBus;
import couplinglab.controlroom.process.UnknownBus;
import java.util.Set;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import tools.jackson.databind.JsonNode;

/** Why an event goes where it goes, by the rules that a bus has now. Nothing is sent. */
@RestController
class ExplainController {
    /** Of a name that no bus has, and of one that no bus can have. */
    private static final Set<String> NO_BUS = Set.of("ResourceNotFoundException", "ValidationException");

    private final LabControl lab;

    ExplainController(LabControl lab) {
        this.lab = lab;
    }

    @PostMapping("/api/explain")
    Explanation explain(
            @RequestBody JsonNode event, @RequestParam(name = "bus", defaultValue = Topology.ORDERS_BUS) String name) {
        try (var bus = new EventBus(lab.processes().events())) {
            return Explanation.of(event.toString(), bus.rules(name));
        } catch (EventBridgeException refused) {
            throw NO_BUS.contains(refused.awsErrorDetails().errorCode()) ? new UnknownBus(name) : refused;
        }
    }
}
