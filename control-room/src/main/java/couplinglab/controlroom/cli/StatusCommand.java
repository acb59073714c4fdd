package couplinglab.controlroom.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "status", description = "Show every process: its state, its id or how it ended, its address.")
final class StatusCommand implements Runnable {
    @Mixin
    private LabOptions options = new LabOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        var out = spec.commandLine().getOut();
        for (var process : new LabClient(options.ports()).get("/api/processes").path("items")) {
            out.println(StatusLine.of(process));
        }
    }
}
