package couplinglab.chaos;

import couplinglab.contracts.ContractViolation;
import org.jspecify.annotations.Nullable;

/**
 * What is being done to this process now.
 *
 * @param failPercent how many of a hundred orders fail, 0 to 100
 */
public record ChaosState(
        boolean frozen,
        @Nullable Slow slow,
        int failPercent,
        @Nullable CrashPoint crashAt) {
    static final ChaosState CALM = new ChaosState(false, null, 0, null);

    public ChaosState {
        if (failPercent < 0 || failPercent > 100) {
            throw new ContractViolation("percent", "must be a whole number from 0 to 100");
        }
    }

    ChaosState asFrozen() {
        return new ChaosState(true, slow, failPercent, crashAt);
    }

    ChaosState slowedTo(@Nullable Slow newSlow) {
        return new ChaosState(frozen, newSlow, failPercent, crashAt);
    }

    ChaosState failing(int percent) {
        return new ChaosState(frozen, slow, percent, crashAt);
    }

    ChaosState crashingAt(@Nullable CrashPoint point) {
        return new ChaosState(frozen, slow, failPercent, point);
    }
}
