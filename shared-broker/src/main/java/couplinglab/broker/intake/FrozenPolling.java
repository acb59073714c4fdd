package couplinglab.broker.intake;

import couplinglab.chaos.Gate;
import io.awspring.cloud.sqs.listener.backpressure.BackPressureHandler;
import java.time.Duration;

/** Grants no polls while the process is frozen. A poll that is under way may still bring messages, which the gate parks. */
final class FrozenPolling implements BackPressureHandler {
    /** So that a listener that is to stop is not held for longer. */
    private static final long LOOK_AGAIN_MILLIS = 500;

    private final Gate gate;

    FrozenPolling(Gate gate) {
        this.gate = gate;
    }

    @Override
    public int request(int amount) throws InterruptedException {
        gate.awaitThaw(LOOK_AGAIN_MILLIS);
        return gate.isFrozen() ? 0 : amount;
    }

    @Override
    public void release(int amount, ReleaseReason reason) {
        // Nothing was taken.
    }

    @Override
    public boolean drain(Duration timeout) {
        return true;
    }
}
