package couplinglab.order.relay;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;

/** How many messages wait in the outbox, and how many are parked for good: {@code GET /actuator/outbox}. */
@Component
@Endpoint(id = "outbox")
class OutboxEndpoint {
    private final Outbox outbox;

    OutboxEndpoint(Outbox outbox) {
        this.outbox = outbox;
    }

    record Counts(long pending, long parked) {}

    @ReadOperation
    Counts counts() {
        return new Counts(outbox.pending(), outbox.parked());
    }
}
