package couplinglab.controlroom.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of the processes during a run, beyond the orders.
 *
 * @param threads null where nobody looked
 * @param catalog null where nobody asked
 * @param crash null where none was provoked
 * @param fanOut null where no subscriber died
 * @param change null where no rule was added
 * @param unmatched null where no rule was taken away
 */
record Clues(
        @Nullable Threads threads,
        @Nullable Catalog catalog,
        @Nullable Crash crash,
        @Nullable FanOut fanOut,
        @Nullable Change change,
        @Nullable Unmatched unmatched) {
    static final Clues NONE = new Clues(null, null, null, null, null, null);

    static Clues of(@Nullable Threads threads, Catalog catalog) {
        return new Clues(threads, catalog, null, null, null, null);
    }

    static Clues of(Crash crash) {
        return new Clues(null, null, crash, null, null, null);
    }

    static Clues of(FanOut fanOut) {
        return new Clues(null, null, null, fanOut, null, null);
    }

    static Clues of(Change change) {
        return new Clues(null, null, null, null, change, null);
    }

    static Clues of(Unmatched unmatched) {
        return new Clues(null, null, null, null, null, unmatched);
    }

    /** How many of the producer's threads were held when so many orders had been offered since the freeze. */
    record Threads(int held, int of, int orders) {}

    /** Requests for {@code /catalog}, which has nothing to do with the frozen consumer. */
    record Catalog(int asked, int answeredBeforeTheThaw, int answeredAfterIt) {}

    /**
     * Just before the dead subscriber of a topic was revived.
     *
     * @param dead the name of the dead one
     * @param other the name of the one that lived, beside fulfillment-service
     * @param accepted how many orders had been accepted since the run began
     * @param shipped how many of them fulfillment-service had shipped
     * @param handled how many of them the other had handled
     */
    record FanOut(String dead, String other, int accepted, int shipped, int handled) {}

    /**
     * @param rule the name of the rule that was added
     * @param untouched whether every process ran on as it was
     */
    record Change(String rule, boolean untouched) {}

    /**
     * While no rule matched an order, none of those before was under way and none of those after begun.
     *
     * @param rules the names of those that were taken away, in the order of the topology
     * @param accepted how many orders were accepted meanwhile
     */
    record Unmatched(List<String> rules, int accepted) {
        Unmatched {
            rules = List.copyOf(rules);
        }
    }

    /**
     * @param flags with which the producer ran, the same in both modes
     * @param exitCode how its JVM ended by itself, or null if it did not
     * @param answers whether it answered {@code /catalog} under the load, the consumer still frozen
     * @param orders how many it had been offered since the freeze
     */
    record Crash(String flags, @Nullable Integer exitCode, boolean answers, int orders) {}
}
