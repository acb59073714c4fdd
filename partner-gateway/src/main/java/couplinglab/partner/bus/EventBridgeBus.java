package couplinglab.partner.bus;

import couplinglab.contracts.MessageFormat;
import couplinglab.contracts.OrderDelivered;
import couplinglab.contracts.Topology;
import java.time.Duration;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/**
 * Puts events on an EventBridge bus, one a call. EventBridge acknowledges an event for a bus that does not exist, and
 * drops it without a word: so the bus is asked for before each. Answers within twice the timeout of a call.
 */
final class EventBridgeBus implements PartnerBus {
    private final EventBridgeClient events;
    private final String bus;
    private final Duration timeout;
    private final MessageFormat format = new MessageFormat();

    EventBridgeBus(EventBridgeClient events, String bus, Duration timeout) {
        this.events = events;
        this.bus = bus;
        this.timeout = timeout;
    }

    @Override
    public void put(OrderDelivered delivered) throws BusUnavailable {
        var entry = PutEventsRequestEntry.builder()
                .eventBusName(bus)
                .source(Topology.CARRIER_SOURCE)
                .detailType(Topology.ORDER_DELIVERED_TYPE)
                .detail(format.write(delivered))
                .build();
        try {
            events.describeEventBus(request -> request.name(bus).overrideConfiguration(this::inTime));
            requireAcknowledged(
                    events.putEvents(request -> request.entries(entry).overrideConfiguration(this::inTime)));
        } catch (SdkException failure) {
            throw new BusUnavailable("Bus \"" + bus + "\": " + failure, failure);
        }
    }

    /** A successful answer may say of its only entry that it failed. */
    private void requireAcknowledged(PutEventsResponse response) throws BusUnavailable {
        if (response.entries().size() != 1) {
            throw new BusUnavailable(
                    "Bus \"" + bus + "\" answered for " + response.entries().size() + " events, and got one");
        }
        var answer = response.entries().get(0);
        if (answer.errorCode() != null || answer.eventId() == null) {
            throw new BusUnavailable(
                    "Bus \"" + bus + "\" refused an event: " + answer.errorCode() + ": " + answer.errorMessage());
        }
    }

    private void inTime(AwsRequestOverrideConfiguration.Builder call) {
        call.apiCallTimeout(timeout);
    }
}
