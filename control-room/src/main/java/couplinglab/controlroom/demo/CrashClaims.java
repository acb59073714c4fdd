package couplinglab.controlroom.demo;

import org.jspecify.annotations.Nullable;

/** What is claimed of two producers with a small heap under the same load, the consumer frozen. */
final class CrashClaims {
    private CrashClaims() {}

    static Finding exitsByItself(Run run) {
        var crash = run.clues().crash();
        return crash == null
                ? new Finding(false, "nobody looked at the producer")
                : new Finding(
                        Integer.valueOf(Crashing.OUT_OF_MEMORY).equals(crash.exitCode()),
                        "exit code " + crash.exitCode() + " after " + crash.orders() + " orders, with "
                                + crash.flags());
    }

    /**
     * It must have borne at least the load that ended the other.
     *
     * @param other null where it was not made
     */
    static Finding staysAlive(Run run, @Nullable Run other) {
        var crash = run.clues().crash();
        if (crash == null || other == null || other.clues().crash() == null) {
            return new Finding(false, "nobody looked at both producers");
        }
        int enough = other.clues().crash().orders();
        return new Finding(
                crash.exitCode() == null && crash.answers() && crash.orders() >= enough,
                (crash.answers() ? "alive and answering" : "not answering, exit code " + crash.exitCode()) + " after "
                        + crash.orders() + " orders (direct: " + enough + "), with " + crash.flags());
    }
}
