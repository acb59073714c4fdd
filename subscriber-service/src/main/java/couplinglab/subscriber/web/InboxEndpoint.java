package couplinglab.subscriber.web;

import couplinglab.broker.deadletter.DeadLetters;
import couplinglab.subscriber.handling.HandledOrders;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;

/** {@code /actuator/inbox}: what was counted since the subscriber's first start, over all restarts. */
@Component
@Endpoint(id = "inbox")
class InboxEndpoint {
    private final HandledOrders handled;
    private final DeadLetters deadLetters;

    InboxEndpoint(HandledOrders handled, DeadLetters deadLetters) {
        this.handled = handled;
        this.deadLetters = deadLetters;
    }

    @ReadOperation
    Counts counts() {
        var counts = handled.counts();
        return new Counts(counts.handled(), counts.duplicates(), deadLetters.discarded());
    }

    /**
     * @param discarded dead letters that were deleted on purpose
     */
    record Counts(long handled, long duplicates, long discarded) {}
}
