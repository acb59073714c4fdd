package couplinglab.controlroom.check;

/**
 * What became of the copies that topic and bus owe to the subscribers that ran, of orders that were accepted
 * or placed.
 * {@code owed = handled + deadLettered + lost}.
 *
 * @param doubled copies of any order that were handled more than once
 * @param misrouted copies of any order that nothing named this subscriber for
 */
public record CopyCounts(long owed, long handled, long deadLettered, long lost, long doubled, long misrouted) {
    static final CopyCounts NONE = new CopyCounts(0, 0, 0, 0, 0, 0);

    /** The line for people. */
    public String line() {
        return "copies owed to subscribers " + owed + " = handled " + handled + " + dead-lettered " + deadLettered
                + " + lost " + lost + "; doubled " + doubled + ", misrouted " + misrouted;
    }

    /** Whether there was any to judge. */
    public boolean areAny() {
        return !equals(NONE);
    }

    CopyCounts and(CopyCounts more) {
        return new CopyCounts(
                owed + more.owed,
                handled + more.handled,
                deadLettered + more.deadLettered,
                lost + more.lost,
                doubled + more.doubled,
                misrouted + more.misrouted);
    }
}
