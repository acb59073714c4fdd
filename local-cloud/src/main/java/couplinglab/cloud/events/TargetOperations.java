package couplinglab.cloud.events;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is done with the targets of a rule. */
final class TargetOperations {
    /** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html */
    private static final int MOST = 5;

    private static final int MOST_AT_ONCE = 100;

    private final Buses buses;

    TargetOperations(Buses buses) {
        this.buses = buses;
    }

    /** What is wrong with one ARN fails that target alone; what is wrong otherwise fails all. */
    JsonNode put(Call call) {
        var name = call.text("Rule", Constraint.RULE_NAME);
        var busName = RuleOperations.busIn(call);
        var failures = new Failures();
        var targets = call.parts("Targets", MOST_AT_ONCE).stream()
                .filter(target -> hasArn(target, failures))
                .map(TargetFormat::read)
                .toList();
        return buses.alone(() -> {
            var rule = RuleOperations.require(buses, busName, name);
            var byId = byId(rule.targets());
            targets.forEach(target -> byId.put(target.id(), target));
            if (byId.size() > MOST) {
                throw Refusals.limitExceeded();
            }
            buses.put(rule.sendingTo(List.copyOf(byId.values())));
            return failures.document();
        });
    }

    JsonNode remove(Call call) {
        var name = call.text("Rule", Constraint.RULE_NAME);
        var busName = RuleOperations.busIn(call);
        var ids = call.texts("Ids", Constraint.TARGET_ID, MOST_AT_ONCE);
        var failures = new Failures();
        return buses.alone(() -> {
            var rule = RuleOperations.require(buses, busName, name);
            var byId = byId(rule.targets());
            for (var id : ids) {
                if (byId.remove(id) == null) {
                    failures.add(
                            id,
                            "ResourceNotFoundException",
                            "Rule " + name + " does not have a target with the Id " + id + ".");
                }
            }
            buses.put(rule.sendingTo(List.copyOf(byId.values())));
            return failures.document();
        });
    }

    JsonNode list(Call call) {
        var name = call.text("Rule", Constraint.RULE_NAME);
        var targets = RuleOperations.require(buses, RuleOperations.busIn(call), name).targets().stream()
                .sorted(Comparator.comparing(Target::id))
                .toList();
        return Page.asked(call).of(targets, Target::id, "Targets", Target::document);
    }

    private static Map<String, Target> byId(List<Target> targets) {
        var byId = new LinkedHashMap<String, Target>();
        targets.forEach(target -> byId.put(target.id(), target));
        return byId;
    }

    private static boolean hasArn(Call target, Failures failures) {
        var arn = target.text("Arn", Constraint.ARN);
        if (TargetFormat.isArn(arn)) {
            return true;
        }
        failures.add(
                target.text("Id", Constraint.TARGET_ID),
                "ValidationException",
                "Parameter " + arn + " is not valid. Reason: Provided Arn is not in correct format.");
        return false;
    }

    /** The entries that failed, in an answer that is otherwise a success. */
    private static final class Failures {
        private final ObjectNode document = EventFormat.JSON.createObjectNode().put("FailedEntryCount", 0);

        Failures() {
            document.putArray("FailedEntries");
        }

        void add(String id, String code, String message) {
            document.withArray("FailedEntries")
                    .addObject()
                    .put("TargetId", id)
                    .put("ErrorCode", code)
                    .put("ErrorMessage", message);
            document.put("FailedEntryCount", document.withArray("FailedEntries").size());
        }

        JsonNode document() {
            return document;
        }
    }
}
