package couplinglab.fulfillment.web;

import couplinglab.broker.deadletter.DeadLetters;
import couplinglab.fulfillment.shipping.InboxCare;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;

/** {@code /actuator/inbox}: what was counted since the service's first start, over all restarts. */
@Component
@Endpoint(id = "inbox")
class InboxEndpoint {
    private final InboxCare inbox;
    private final DeadLetters deadLetters;

    InboxEndpoint(InboxCare inbox, DeadLetters deadLetters) {
        this.inbox = inbox;
        this.deadLetters = deadLetters;
    }

    @ReadOperation
    Counts counts() {
        var counts = inbox.counts();
        return new Counts(counts.fulfilled(), counts.duplicates(), deadLetters.discarded());
    }

    /**
     * @param discarded dead letters that were deleted on purpose
     */
    record Counts(long fulfilled, long duplicates, long discarded) {}
}
