package couplinglab.controlroom.demo;

import org.jspecify.annotations.Nullable;

/**
 * What was seen of the processes during a run, beyond the orders.
 *
 * @param threads null where nobody looked
 * @param catalog null where nobody asked
 * @param crash null where none was provoked
 */
record Clues(
        @Nullable Threads threads,
        @Nullable Catalog catalog,
        @Nullable Crash crash) {
    static final Clues NONE = new Clues(null, null, null);

    /** How many of the producer's threads were held when so many orders had been offered since the freeze. */
    record Threads(int held, int of, int orders) {}

    /** Requests for {@code /catalog}, which has nothing to do with the frozen consumer. */
    record Catalog(int asked, int answeredBeforeTheThaw, int answeredAfterIt) {}

    /**
     * @param flags with which the producer ran, the same in both modes
     * @param exitCode how its JVM ended by itself, or null if it did not
     * @param answers whether it answered {@code /catalog} under the load, the consumer still frozen
     * @param orders how many it had been offered since the freeze
     */
    record Crash(String flags, @Nullable Integer exitCode, boolean answers, int orders) {}
}
