package couplinglab.cloud.events;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import couplinglab.cloud.delivery.Deliveries;
import couplinglab.cloud.delivery.QueueDoor;
import couplinglab.cloud.store.EventStore;
import couplinglab.cloud.wire.AwsError;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import tools.jackson.databind.JsonNode;

/** EventBridge on a folder, in front of a door that a test made, without a wire. */
record OpenBridge(EventStore store, Deliveries deliveries, EventBridge bridge) implements AutoCloseable {
    static OpenBridge on(Path data, QueueDoor door) throws SQLException {
        var store = EventStore.open(data, failure -> {});
        var deliveries = Deliveries.from(store, door);
        return new OpenBridge(store, deliveries, EventBridge.open(store, deliveries, Clock.systemUTC()));
    }

    /** One event for the orders' bus; the detail is JSON within JSON. */
    static String order(String detail) {
        return """
                {"Entries":[{"EventBusName":"orders","Source":"couplinglab.orders","DetailType":"OrderPlaced","Detail":"%s"}]}""".formatted(detail);
    }

    JsonNode ask(String operation, String request) {
        return bridge.answer(operation, EventFormat.object(request));
    }

    AwsError refusal(String operation, String request) {
        var refused = catchThrowableOfType(AwsError.class, () -> ask(operation, request));
        if (refused == null) {
            throw new AssertionError("It was accepted");
        }
        return refused;
    }

    @Override
    public void close() {
        try (store;
                deliveries) {
            // In this order.
        }
    }
}
