package couplinglab.controlroom.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What became of the copies of orders that topic and bus owe to one subscriber.
 *
 * <pre>
 * expected = handled + deadLettered + waiting + lost
 * </pre>
 *
 * @param subscriber the name of its process
 * @param expected orders of which a copy had to come; where the rules just changed, those of which one came
 * @param deadLettered not handled, and kept in the subscriber's own dead letters
 * @param waiting not handled yet, as far as is known; 0 once settled
 * @param lost null while things run; once settled, the rest
 * @param doubled effects beyond the first of an order; one is one too many
 * @param misrouted orders that were handled although no subscription and no rule led here
 */
public record SubscriberAccount(
        String subscriber,
        int expected,
        int handled,
        int deadLettered,
        int waiting,
        @Nullable Integer lost,
        int doubled,
        int misrouted) {

    /** Whether each copy came that had to, once in effect, and none that had not. */
    public boolean isClean() {
        return lost != null && lost == 0 && deadLettered == 0 && doubled == 0 && misrouted == 0;
    }
}
