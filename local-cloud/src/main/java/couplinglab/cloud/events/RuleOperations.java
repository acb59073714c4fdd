package couplinglab.cloud.events;

import couplinglab.contracts.Topology;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is done with rules. */
final class RuleOperations {
    /** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html */
    private static final int MOST = 300;

    private static final int LONGEST_PATTERN = 2_048;

    private final Buses buses;

    RuleOperations(Buses buses) {
        this.buses = buses;
    }

    JsonNode put(Call call) {
        call.refuse("PutRule", "ScheduleExpression", "Tags");
        var name = call.text("Name", Constraint.RULE_NAME);
        var busName = busIn(call);
        var state = call.optional("State", Constraint.STATE);
        var description = call.optional("Description", Constraint.DESCRIPTION);
        var role = call.optional("RoleArn", Constraint.ARN);
        var pattern = pattern(call);
        return buses.alone(() -> {
            var bus = buses.require(busName);
            var before = bus.rules().get(name);
            if (before == null && bus.rules().size() >= MOST) {
                throw Refusals.limitExceeded();
            }
            List<Target> targets = before == null ? List.of() : before.targets();
            var rule = new Rule(
                    bus.name(), name, pattern, state == null ? Rule.ENABLED : state, description, role, targets);
            buses.put(rule);
            return EventFormat.JSON.createObjectNode().put("RuleArn", rule.arn());
        });
    }

    /** To delete what is not there is no error. */
    JsonNode delete(Call call) {
        var name = call.text("Name", Constraint.RULE_NAME);
        var busName = busIn(call);
        return buses.alone(() -> {
            var rule = buses.require(busName).rules().get(name);
            if (rule != null && !rule.targets().isEmpty()) {
                throw Refusals.invalid("Rule can't be deleted since it has targets.");
            }
            if (rule != null) {
                buses.remove(rule);
            }
            return EventFormat.JSON.createObjectNode();
        });
    }

    JsonNode enable(Call call) {
        return changeState(call, Rule.ENABLED);
    }

    JsonNode disable(Call call) {
        return changeState(call, Rule.DISABLED);
    }

    JsonNode describe(Call call) {
        return document(require(buses, busIn(call), call.text("Name", Constraint.RULE_NAME)))
                .put("CreatedBy", Topology.ACCOUNT);
    }

    JsonNode list(Call call) {
        var prefix = call.optional("NamePrefix", Constraint.RULE_NAME);
        var rules = buses.require(busIn(call)).rules().values().stream()
                .filter(rule -> prefix == null || rule.name().startsWith(prefix))
                .toList();
        return Page.asked(call).of(rules, Rule::name, "Rules", RuleOperations::document);
    }

    static Rule require(Buses buses, String busName, String name) {
        var bus = buses.require(busName);
        var rule = bus.rules().get(name);
        if (rule == null) {
            throw Refusals.noSuchRule(name, bus.name());
        }
        return rule;
    }

    static String busIn(Call call) {
        return Bus.nameIn(call.optional("EventBusName", Constraint.BUS_NAME_OR_ARN));
    }

    private JsonNode changeState(Call call, String state) {
        var name = call.text("Name", Constraint.RULE_NAME);
        var busName = busIn(call);
        return buses.alone(() -> {
            buses.put(require(buses, busName, name).in(state));
            return EventFormat.JSON.createObjectNode();
        });
    }

    private static EventPattern pattern(Call call) {
        var text = call.optional("EventPattern", Constraint.PATTERN);
        if (text == null || text.isEmpty()) {
            throw Refusals.invalid("Parameter(s) EventPattern or ScheduleExpression must be specified.");
        }
        if (text.length() > LONGEST_PATTERN) {
            throw Refusals.limitExceeded();
        }
        try {
            return new EventPattern(text);
        } catch (InvalidEventPattern e) {
            throw Refusals.invalidPattern(e);
        }
    }

    private static ObjectNode document(Rule rule) {
        var document = EventFormat.JSON
                .createObjectNode()
                .put("Name", rule.name())
                .put("Arn", rule.arn())
                .put("EventPattern", rule.pattern().text())
                .put("State", rule.state());
        if (rule.description() != null) {
            document.put("Description", rule.description());
        }
        if (rule.role() != null) {
            document.put("RoleArn", rule.role());
        }
        return document.put("EventBusName", rule.bus());
    }
}
