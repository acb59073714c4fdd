package couplinglab.controlroom.ledger;

import couplinglab.contracts.Topology;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tells when it has been still for two visibility timeouts: long enough for a message that a dead consumer held to
 * show itself again, and for a second chance. Not thread-safe.
 */
public final class SettleWatch {
    private @Nullable Instant stillSince;

    /** Two visibility timeouts of the queue with the longest one. */
    public static Duration patience() {
        return Topology.queues().stream()
                .map(queue -> queue.visibilityTimeout())
                .max(Duration::compareTo)
                .orElseThrow()
                .multipliedBy(2);
    }

    /** Returns whether it is settled now. */
    public boolean observe(Instant at, boolean still) {
        if (!still) {
            stillSince = null;
            return false;
        }
        if (stillSince == null) {
            stillSince = at;
        }
        return !at.isBefore(stillSince.plus(patience()));
    }
}
