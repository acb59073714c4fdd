package couplinglab.controlroom.demo;

import java.util.List;

/**
 * A run that a platform can't be asked for.
 *
 * @param claims that are judged by this run alone, by id
 * @param reason a sentence
 */
record LeftOut(String mode, Fault fault, List<String> claims, String reason) {
    static LeftOut of(RunId run, String reason, String... claims) {
        return new LeftOut(run.mode(), run.fault(), List.of(claims), reason);
    }

    RunId run() {
        return new RunId(mode, fault);
    }

    @Override
    public String toString() {
        return "Left out: " + run() + ", and with it " + String.join(" and ", claims) + ". " + reason;
    }
}
