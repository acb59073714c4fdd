package couplinglab.controlroom.demo;

import couplinglab.controlroom.ledger.Account;
import couplinglab.controlroom.ledger.Percentiles;
import couplinglab.controlroom.ledger.SubscriberAccount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run in numbers, as in {@code result.json}. The terms are those of {@link Account}.
 *
 * @param lost null if the run could not be settled
 * @param duplicates messages that the consumer's inbox absorbed during the run; null if it could not be read
 * @param drainSeconds from the end of the fault (ready, or thawed) to the last shipment of what had piled up; null
 *     where nothing had
 * @param subscribers each that had run by the end of the demo, in this run
 */
record RunRow(
        String mode,
        Fault fault,
        int offered,
        int accepted,
        int refused,
        int unknown,
        int recovered,
        int offeredWhileDown,
        int acceptedWhileDown,
        int straddling,
        int fulfilled,
        int waiting,
        int deadLettered,
        @Nullable Integer lost,
        @Nullable Long duplicates,
        int doubled,
        @Nullable Percentiles waitMillis,
        @Nullable Percentiles doneMillis,
        @Nullable Double drainSeconds,
        int unmatched,
        List<SubscriberAccount> subscribers) {

    RunRow {
        subscribers = List.copyOf(subscribers);
    }

    static RunRow of(
            RunId id,
            Account account,
            List<SubscriberAccount> subscribers,
            @Nullable Long duplicates,
            @Nullable Double drainSeconds) {
        return new RunRow(
                id.mode(),
                id.fault(),
                account.offered(),
                account.accepted(),
                account.refused(),
                account.unknown(),
                account.recovered(),
                account.offeredWhileDown(),
                account.acceptedWhileDown(),
                account.straddling(),
                account.fulfilled(),
                account.waiting(),
                account.deadLettered(),
                account.lost(),
                duplicates,
                account.doubled(),
                account.waitMillis(),
                account.doneMillis(),
                drainSeconds,
                account.unmatched(),
                subscribers);
    }

    RunId id() {
        return new RunId(mode, fault);
    }
}
