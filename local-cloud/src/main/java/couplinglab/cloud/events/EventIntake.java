package couplinglab.cloud.events;

import couplinglab.cloud.delivery.Deliveries;
import couplinglab.cloud.delivery.Letter;
import couplinglab.cloud.delivery.Origin;
import couplinglab.cloud.delivery.Parcel;
import couplinglab.cloud.store.EventStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** PutEvents: what it accepts is stored for its targets, in one transaction, before it answers. */
final class EventIntake {
    private static final Logger LOG = LoggerFactory.getLogger(EventIntake.class);
    private static final int MOST = 10;

    /**
     * All entries of a request together must have fewer bytes, since January 2026; 256 KB before.
     *
     * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html">PutEvents: "the
     *     total entry size must be less than 1MB"</a>, read on 2026-11-28
     * @see <a href="https://aws.amazon.com/blogs/compute/more-room-to-build-serverless-services-now-support-payloads-up-to-1-mb">The
     *     announcement of 29 January 2026</a>
     */
    private static final long TOO_LARGE = 1_048_576;

    private final Buses buses;
    private final EventStore store;
    private final Deliveries deliveries;
    private final Clock clock;

    EventIntake(Buses buses, EventStore store, Deliveries deliveries, Clock clock) {
        this.buses = buses;
        this.store = store;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    JsonNode put(Call call) {
        call.refuse("PutEvents", "EndpointId");
        var entries = call.parts("Entries", MOST).stream().map(EventEntry::read).toList();
        if (entries.stream().mapToLong(EventEntry::size).sum() >= TOO_LARGE) {
            throw Refusals.invalid("Total size of the entries in the request is over the limit.");
        }
        var parcels = new ArrayList<Parcel>();
        var answer = EventFormat.JSON.createObjectNode();
        var results = answer.putArray("Entries");
        int failed = 0;
        for (var entry : entries) {
            var result = results.addObject();
            failed += accept(entry, result, parcels) ? 0 : 1;
        }
        if (!parcels.isEmpty()) {
            store.transact(transaction -> {
                deliveries.add(transaction, parcels);
                return true;
            });
        }
        return answer.put("FailedEntryCount", failed);
    }

    private boolean accept(EventEntry entry, ObjectNode result, List<Parcel> parcels) {
        var id = UUID.randomUUID().toString();
        try {
            parcels.addAll(parcels(entry, id));
            result.put("EventId", id);
            return true;
        } catch (RefusedEntry refused) {
            result.put("ErrorCode", refused.code()).put("ErrorMessage", refused.getMessage());
            return false;
        }
    }

    private List<Parcel> parcels(EventEntry entry, String id) {
        var now = clock.instant();
        var event = entry.event(id, now);
        var bus = buses.find(entry.bus());
        if (bus == null) {
            // AWS acknowledges and drops it.
            LOG.info("Event {} was put on the bus {}, which does not exist: dropped", id, entry.bus());
            return List.of();
        }
        var parcels = new ArrayList<Parcel>();
        var bodies = new Bodies();
        for (var rule : rulesFor(bus, EventFormat.text(event))) {
            var matched = new MatchedEvent(event, now, rule.name(), rule.arn());
            for (var target : rule.targets()) {
                var body = bodies.of(target.input(), matched);
                if (body == null) {
                    LOG.info("Event {} has nothing for the target {} of {}: dropped", id, target.id(), rule.arn());
                } else {
                    parcels.add(new Parcel(
                            target.queue(),
                            new Letter(body, Map.of()),
                            new Origin(Origin.Kind.RULE, rule.arn(), target.queue()),
                            target.retries(),
                            target.deadLetterQueue()));
                }
            }
        }
        return parcels;
    }

    private static List<Rule> rulesFor(RoutedBus bus, String event) {
        try {
            return bus.rulesFor(event);
        } catch (UnreadableEvent e) {
            throw RefusedEntry.malformedDetail();
        }
    }
}
