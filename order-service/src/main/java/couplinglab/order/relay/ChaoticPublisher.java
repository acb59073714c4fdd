package couplinglab.order.relay;

import couplinglab.chaos.CrashPoint;
import couplinglab.chaos.CrashPoints;
import couplinglab.order.book.CouplingMode;
import java.util.List;

/** Lets a crash happen around another publisher: before the send, or after it and before the rows are cleared. */
final class ChaoticPublisher implements OrderPublisher {
    private final OrderPublisher publisher;
    private final CrashPoints crashPoints;

    ChaoticPublisher(OrderPublisher publisher, CrashPoints crashPoints) {
        this.publisher = publisher;
        this.crashPoints = crashPoints;
    }

    @Override
    public CouplingMode mode() {
        return publisher.mode();
    }

    @Override
    public int maxBytes() {
        return publisher.maxBytes();
    }

    @Override
    public int bytes(OutboxMessage message) {
        return publisher.bytes(message);
    }

    @Override
    public Published publish(String destination, List<OutboxMessage> batch) throws BrokerDegraded {
        crashPoints.reached(CrashPoint.RELAY_BEFORE_SEND);
        var published = publisher.publish(destination, batch);
        crashPoints.reached(CrashPoint.RELAY_AFTER_SEND);
        return published;
    }
}
