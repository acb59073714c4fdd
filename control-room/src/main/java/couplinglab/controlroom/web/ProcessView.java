package couplinglab.controlroom.web;

import couplinglab.controlroom.process.ProcessStatus;
import couplinglab.controlroom.process.Processes;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A process as the API tells it.
 *
 * @param state starting, ready, dead or stopped
 * @param main where people reach it
 * @param killByHand what a person has to type in order to kill it, where this lab can't
 * @param reviveByHand what a person has to type in order to revive it, where this lab can't
 */
record ProcessView(
        String name,
        String state,
        @Nullable Long pid,
        @Nullable Integer exitCode,
        URI main,
        URI management,
        @Nullable String killByHand,
        @Nullable String reviveByHand) {

    static List<ProcessView> all(Processes processes) {
        return processes.all().stream().map(status -> of(processes, status)).toList();
    }

    static ProcessView of(Processes processes, ProcessStatus status) {
        var endpoints = processes.published(status.name());
        return new ProcessView(
                status.name(),
                status.state().name().toLowerCase(Locale.ROOT),
                status.pid(),
                status.exitCode(),
                endpoints.main(),
                endpoints.management(),
                processes.killByHand(status.name()),
                processes.reviveByHand(status.name()));
    }
}
