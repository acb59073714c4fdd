package couplinglab.controlroom.web;

import couplinglab.controlroom.ledger.LedgerSnapshot;
import java.time.Instant;
import java.util.List;

/**
 * All that a page needs in order to show the present.
 *
 * @param phase starting, ready (no traffic), running, or degraded (a process is missing)
 * @param rate orders a second
 */
record Snapshot(Instant at, String phase, List<ProcessView> processes, double rate, LedgerSnapshot ledger) {

    static String phaseOf(List<ProcessView> processes, double rate) {
        if (processes.stream().anyMatch(process -> process.state().equals("starting"))) {
            return "starting";
        }
        if (processes.stream().anyMatch(process -> !process.state().equals("ready"))) {
            return "degraded";
        }
        return rate > 0 ? "running" : "ready";
    }
}
