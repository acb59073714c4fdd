package couplinglab.order.relay;

import couplinglab.contracts.Topology;
import couplinglab.order.book.CouplingMode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** Puts events on an EventBridge bus. The detail of the event is the order itself, and the input path of each rule takes it out. */
final class BusPublisher implements OrderPublisher {
    /** Of all entries together, less than 1 MiB since January 2026: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html */
    private static final int MAX_BYTES = 1024 * 1024 - 1;

    private static final int ENVELOPE =
            (Topology.ORDER_SOURCE + Topology.ORDER_PLACED_TYPE).getBytes(StandardCharsets.UTF_8).length;

    /** Refusals that are about the message: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsResultEntry.html */
    private static final Set<String> ABOUT_THE_MESSAGE = Set.of("MalformedDetail", "InvalidArgument");

    private final EventBridgeAsyncClient events;
    private final Buses buses;

    BusPublisher(EventBridgeAsyncClient events, Clock clock) {
        this.events = events;
        this.buses = new Buses(events, clock);
    }

    @Override
    public CouplingMode mode() {
        return CouplingMode.BUS;
    }

    @Override
    public int maxBytes() {
        return MAX_BYTES;
    }

    @Override
    public int bytes(OutboxMessage message) {
        return message.bytes() + ENVELOPE;
    }

    @Override
    public Published publish(String bus, List<OutboxMessage> batch) throws BrokerDegraded {
        try {
            buses.require(bus);
            return read(
                    batch,
                    events.putEvents(request -> request.entries(entries(bus, batch)))
                            .join());
        } catch (CompletionException failure) {
            return onFailure(bus, batch, failure);
        }
    }

    private static List<PutEventsRequestEntry> entries(String bus, List<OutboxMessage> batch) {
        return batch.stream()
                .map(message -> PutEventsRequestEntry.builder()
                        .eventBusName(bus)
                        .source(Topology.ORDER_SOURCE)
                        .detailType(Topology.ORDER_PLACED_TYPE)
                        .detail(message.body())
                        .build())
                .toList();
    }

    /** Its entries have no ids: they are in the order of the request. */
    private static Published read(List<OutboxMessage> batch, PutEventsResponse response) {
        List<Long> acknowledged = new ArrayList<>();
        Map<Long, String> refused = new HashMap<>();
        Map<Long, String> failed = new HashMap<>();
        for (int i = 0; i < Math.min(batch.size(), response.entries().size()); i++) {
            var id = batch.get(i).id();
            var entry = response.entries().get(i);
            if (entry.errorCode() == null) {
                acknowledged.add(id);
            } else {
                var target = isAboutTheMessage(entry) ? refused : failed;
                target.put(id, entry.errorCode() + ": " + entry.errorMessage());
            }
        }
        return new Published(acknowledged, refused, failed);
    }

    private Published onFailure(String bus, List<OutboxMessage> batch, CompletionException failure)
            throws BrokerDegraded {
        var cause = failure.getCause();
        if (cause instanceof EventBridgeException invalid && isAboutAMessage(invalid)) {
            return Published.oneByOne(this, bus, batch, String.valueOf(cause.getMessage()));
        }
        buses.forget(bus);
        throw new BrokerDegraded("Bus \"" + bus + "\": " + cause, failure);
    }

    private static boolean isAboutTheMessage(PutEventsResultEntry entry) {
        return ABOUT_THE_MESSAGE.contains(entry.errorCode());
    }

    /** The bus has just been asked for: what is invalid then is an entry. */
    private static boolean isAboutAMessage(EventBridgeException invalid) {
        return invalid.awsErrorDetails() != null
                && "ValidationException".equals(invalid.awsErrorDetails().errorCode());
    }
}
