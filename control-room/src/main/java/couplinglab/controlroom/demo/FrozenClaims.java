package couplinglab.controlroom.demo;

import org.jspecify.annotations.Nullable;

/** What is claimed of a producer whose consumer is frozen: its threads, and what has nothing to do with the consumer. */
final class FrozenClaims {
    private static final int BY_THE_ORDER = 12;

    private FrozenClaims() {}

    static Finding holdsEveryThread(Run run) {
        var threads = run.clues().threads();
        return threads == null
                ? new Finding(false, "nobody counted the threads")
                : new Finding(
                        threads.held() == threads.of() && threads.orders() <= BY_THE_ORDER,
                        threads.held() + " of " + threads.of() + " threads held after " + threads.orders() + " orders");
    }

    static Finding hangsTheCatalog(Run run) {
        var catalog = run.clues().catalog();
        return finding(
                catalog,
                catalog != null
                        && catalog.asked() > 0
                        && catalog.answeredBeforeTheThaw() == 0
                        && catalog.answeredAfterIt() == catalog.asked());
    }

    static Finding answersTheCatalog(Run run) {
        var catalog = run.clues().catalog();
        return finding(
                catalog, catalog != null && catalog.asked() > 0 && catalog.answeredBeforeTheThaw() == catalog.asked());
    }

    private static Finding finding(Clues.@Nullable Catalog catalog, boolean holds) {
        return catalog == null
                ? new Finding(false, "nobody asked for /catalog")
                : new Finding(
                        holds,
                        "/catalog asked " + catalog.asked() + " times while frozen, answered "
                                + catalog.answeredBeforeTheThaw() + " times before the thaw was asked for and "
                                + catalog.answeredAfterIt() + " times after");
    }
}
