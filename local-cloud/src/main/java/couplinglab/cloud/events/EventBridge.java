package couplinglab.cloud.events;

import couplinglab.cloud.delivery.Deliveries;
import couplinglab.cloud.store.EventStore;
import couplinglab.cloud.wire.AwsError;
import couplinglab.cloud.wire.JsonService;
import couplinglab.contracts.BusSpec;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * EventBridge: an event that is put on a bus goes to the targets, SQS queues, of all rules that match it, at least once;
 * one that no rule matches is dropped without a word, as AWS does. What is acknowledged is stored. Thread-safe.
 */
public final class EventBridge implements JsonService {
    private final Map<String, Function<Call, JsonNode>> operations;

    private final BusProvisioner provisioner;

    private EventBridge(Buses buses, EventStore store, Deliveries deliveries, Clock clock) {
        provisioner = new BusProvisioner(buses, clock);
        var ofBuses = new BusOperations(buses, clock);
        var ofRules = new RuleOperations(buses);
        var ofTargets = new TargetOperations(buses);
        operations = Map.ofEntries(
                Map.entry("CreateEventBus", ofBuses::create),
                Map.entry("DescribeEventBus", ofBuses::describe),
                Map.entry("DeleteEventBus", ofBuses::delete),
                Map.entry("ListEventBuses", ofBuses::list),
                Map.entry("PutRule", ofRules::put),
                Map.entry("DeleteRule", ofRules::delete),
                Map.entry("EnableRule", ofRules::enable),
                Map.entry("DisableRule", ofRules::disable),
                Map.entry("ListRules", ofRules::list),
                Map.entry("DescribeRule", ofRules::describe),
                Map.entry("PutTargets", ofTargets::put),
                Map.entry("RemoveTargets", ofTargets::remove),
                Map.entry("ListTargetsByRule", ofTargets::list),
                Map.entry("PutEvents", new EventIntake(buses, store, deliveries, clock)::put),
                Map.entry("TestEventPattern", PatternTest::answer));
    }

    /** With the default bus, and whatever was stored. */
    public static EventBridge open(EventStore store, Deliveries deliveries, Clock clock) throws SQLException {
        var bridge = new EventBridge(Buses.open(store), store, deliveries, clock);
        bridge.provisioner.makeDefault();
        return bridge;
    }

    /** Makes these buses with all their rules, as far as they are missing; others stay as they are stored. */
    public void provision(List<BusSpec> specs) {
        specs.forEach(provisioner::make);
    }

    @Override
    public String target() {
        return "AWSEvents";
    }

    @Override
    public JsonNode answer(String operation, ObjectNode request) {
        var answer = operations.get(operation);
        if (answer != null) {
            return answer.apply(Call.of(request));
        }
        if (OtherOperations.NAMES.contains(operation)) {
            throw Refusals.notImplemented(operation);
        }
        throw AwsError.badRequest("UnknownOperationException", "EventBridge has no operation " + operation + ".");
    }
}
