package couplinglab.controlroom.demo;

import couplinglab.controlroom.history.History;
import couplinglab.controlroom.ledger.Account;
import org.jspecify.annotations.Nullable;

/**
 * What one run left behind, to be judged when everything is settled.
 *
 * @param duplicates how many the consumer's inbox absorbed during the run, or null if it could not be read
 * @param early the account of a run that did not come to rest, made before the next run could heal it; else null
 */
record Footage(
        RunId id,
        History history,
        Clues clues,
        @Nullable Long duplicates,
        @Nullable Account early) {}
