package couplinglab.controlroom.check;

/**
 * How many offers ended how. {@code orders = accepted + refused + unknown}, and
 * {@code accepted = fulfilled + deadLettered + acceptedAndLost}.
 *
 * @param orders the keys that were offered
 * @param recovered unknown to the caller, and found shipped
 * @param fulfilled accepted, and shipped
 * @param deadLettered accepted, not shipped, and kept with a reason
 * @param lost promised, and neither shipped nor kept; also what a producer placed in a loose mode and no caller heard of
 * @param doubled shipments beyond the first of an order or a key
 * @param unexplained the keys, orders, messages, queues and claims that broke any other rule
 * @param copies what topic and bus owed to subscribers
 */
public record Counts(
        long orders,
        long accepted,
        long refused,
        long unknown,
        long recovered,
        long fulfilled,
        long deadLettered,
        long lost,
        long doubled,
        long unexplained,
        CopyCounts copies) {

    /** Those of the lost of which a caller was told that they are accepted. */
    long acceptedAndLost() {
        return accepted - fulfilled - deadLettered;
    }
}
