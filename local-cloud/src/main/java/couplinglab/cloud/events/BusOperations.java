package couplinglab.cloud.events;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is done with buses. */
final class BusOperations {
    /** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html */
    private static final int MOST = 100;

    private final Buses buses;
    private final Clock clock;

    BusOperations(Buses buses, Clock clock) {
        this.buses = buses;
        this.clock = clock;
    }

    JsonNode create(Call call) {
        call.refuse("CreateEventBus", "EventSourceName", "KmsKeyIdentifier", "DeadLetterConfig", "LogConfig", "Tags");
        var name = call.text("Name", Constraint.BUS_NAME);
        var description = call.optional("Description", Constraint.DESCRIPTION);
        if (name.contains("/")) {
            throw Refusals.invalid("Event bus name must not contain '/'.");
        }
        var bus = Bus.empty(name, description, clock.instant());
        buses.alone(() -> {
            if (buses.find(name) != null) {
                throw Refusals.busExists(name);
            }
            if (buses.all().size() >= MOST) {
                throw Refusals.limitExceeded();
            }
            buses.put(bus);
            return bus;
        });
        var answer = EventFormat.JSON.createObjectNode().put("EventBusArn", bus.arn());
        return description == null ? answer : answer.put("Description", description);
    }

    JsonNode describe(Call call) {
        return document(buses.require(Bus.nameIn(call.optional("Name", Constraint.BUS_NAME_OR_ARN))));
    }

    /** To delete what is not there is no error. */
    JsonNode delete(Call call) {
        var name = Bus.nameIn(call.text("Name", Constraint.BUS_NAME));
        if (name.equals(Bus.DEFAULT)) {
            throw Refusals.invalid("Cannot delete event bus default.");
        }
        return buses.alone(() -> {
            var found = buses.find(name);
            if (found != null && !found.bus().rules().isEmpty()) {
                throw Refusals.invalid("Event bus " + name + " can't be deleted since it has rules.");
            }
            if (found != null) {
                buses.remove(found.bus());
            }
            return EventFormat.JSON.createObjectNode();
        });
    }

    JsonNode list(Call call) {
        var prefix = call.optional("NamePrefix", Constraint.BUS_NAME);
        var found = List.copyOf(buses.all()).stream()
                .filter(bus -> prefix == null || bus.name().startsWith(prefix))
                .toList();
        return Page.asked(call).of(found, Bus::name, "EventBuses", BusOperations::document);
    }

    private static ObjectNode document(Bus bus) {
        var document =
                EventFormat.JSON.createObjectNode().put("Name", bus.name()).put("Arn", bus.arn());
        if (bus.description() != null) {
            document.put("Description", bus.description());
        }
        return document.put("CreationTime", seconds(bus.created())).put("LastModifiedTime", seconds(bus.created()));
    }

    private static BigDecimal seconds(Instant time) {
        return BigDecimal.valueOf(time.toEpochMilli(), 3);
    }
}
