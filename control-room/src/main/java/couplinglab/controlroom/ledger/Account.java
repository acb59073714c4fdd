package couplinglab.controlroom.ledger;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of the orders of one history.
 *
 * <pre>
 * offered  = accepted + refused + unknown          (pending: asked, not yet answered)
 * accepted = fulfilled + deadLettered + waiting + unmatched + lost
 * unknown  = recovered + neverSeen
 * </pre>
 *
 * @param fulfilled accepted, and among the consumer's shipments
 * @param waiting accepted, and nothing more is known yet; 0 once settled
 * @param unmatched accepted by a bus or topic of which no rule or subscription led it to the consumer: they drop what
 *     nobody wants, silently
 * @param lost null while things run, for what is under way looks the same; once settled, the rest
 * @param lostToBroker those of the lost that a broker held when it died and had forgotten when it came back; any other
 *     is a defect; null until settled
 * @param unconfirmed shipped, while the producer waits for a confirmation that such a broker forgot; null until settled
 * @param recovered unknown to the caller, and yet shipped
 * @param doubled shipments beyond the first of an order; one is one too many
 * @param straddling asked before and concluded after an edge of a fault, so that it says nothing of either side
 * @param offeredWhileDown asked after a fault was confirmed and concluded before its end was asked for
 * @param waitMillis of answered orders, from the scheduled time to the answer
 * @param doneMillis of shipped orders, from the scheduled time to the shipment
 * @param contradictions sentences about sets that can't both be true; the first few
 */
public record Account(
        int offered,
        int pending,
        int accepted,
        int refused,
        int unknown,
        int fulfilled,
        int deadLettered,
        int waiting,
        int unmatched,
        @Nullable Integer lost,
        @Nullable Integer lostToBroker,
        @Nullable Integer unconfirmed,
        int recovered,
        int neverSeen,
        int doubled,
        int straddling,
        int offeredWhileDown,
        int acceptedWhileDown,
        @Nullable Percentiles waitMillis,
        @Nullable Percentiles doneMillis,
        List<String> contradictions) {

    public Account {
        contradictions = List.copyOf(contradictions);
    }

    /** Whether the equations hold and no number is below zero. */
    public boolean isBalanced() {
        int missing = lost == null ? 0 : lost;
        int forgotten = lostToBroker == null ? 0 : lostToBroker;
        return forgotten <= missing
                && offered == accepted + refused + unknown
                && accepted == fulfilled + deadLettered + waiting + unmatched + missing
                && unknown == recovered + neverSeen
                && Stream.of(
                                pending,
                                accepted,
                                refused,
                                unknown,
                                fulfilled,
                                deadLettered,
                                waiting,
                                unmatched,
                                missing,
                                forgotten)
                        .allMatch(number -> number >= 0);
    }
}
