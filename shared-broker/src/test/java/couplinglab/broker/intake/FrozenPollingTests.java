package couplinglab.broker.intake;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.chaos.Gate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class FrozenPollingTests {

    @Test
    void grantsNoPollWhileFrozen() throws Exception {
        assertThat(new FrozenPolling(gate(true)).request(10)).isZero();
    }

    @Test
    void grantsAllThatIsAskedForOtherwise() throws Exception {
        assertThat(new FrozenPolling(gate(false)).request(10)).isEqualTo(10);
    }

    private static Gate gate(boolean frozen) {
        return new Gate() {
            @Override
            public CompletionStage<Void> enter(int orders) {
                return CompletableFuture.completedStage(null);
            }

            @Override
            public boolean isFrozen() {
                return frozen;
            }

            @Override
            public void awaitThaw(long millis) {
                // No time passes.
            }
        };
    }
}
