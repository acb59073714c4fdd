package couplinglab.controlroom.check;

/**
 * How many offers ended how. {@code orders = accepted + refused + unknown}, and
 * {@code accepted = fulfilled + deadLettered + lost}.
 *
 * @param orders the keys that were offered
 * @param recovered unknown to the caller, and found shipped
 * @param fulfilled accepted, and shipped
 * @param deadLettered accepted, not shipped, and kept with a reason
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
        CopyCounts copies) {}
