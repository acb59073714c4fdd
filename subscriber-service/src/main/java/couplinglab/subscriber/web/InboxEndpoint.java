package couplinglab.subscriber.web;

import couplinglab.subscriber.handling.HandledCounts;
import couplinglab.subscriber.handling.HandledOrders;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;

/** {@code /actuator/inbox}: what was counted since the subscriber's first start, over all restarts. */
@Component
@Endpoint(id = "inbox")
class InboxEndpoint {
    private final HandledOrders handled;

    InboxEndpoint(HandledOrders handled) {
        this.handled = handled;
    }

    @ReadOperation
    HandledCounts counts() {
        return handled.counts();
    }
}
