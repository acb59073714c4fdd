package couplinglab.controlroom.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One order that was offered to one copy of order-service. Immutable.
 *
 * @param key its identity, sent as Idempotency-Key
 * @param arrival the number of the arrival, the same in both lanes of a race
 * @param lane the name of the process it was offered to
 * @param scheduled when it was due; waits count from here, so that a late sender can't hide a slow service
 * @param invoked when it was written down, just before it was sent
 * @param answer the best answer so far, or null while there is none
 */
public record Offer(
        String key,
        long arrival,
        String lane,
        Instant scheduled,
        Instant invoked,
        @Nullable Answer answer) {

    public @Nullable Outcome outcome() {
        return answer == null ? null : answer.outcome();
    }

    /** The same offer after one more answer; the outcome of a key is the best of its answers. */
    Offer answered(Answer another) {
        return answer != null && !another.outcome().isBetterThan(answer.outcome())
                ? this
                : new Offer(key, arrival, lane, scheduled, invoked, another);
    }
}
