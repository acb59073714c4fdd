package couplinglab.controlroom.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "kill", description = "Kill a process at once (SIGKILL); it stays dead until it is revived.")
final class KillCommand implements Runnable {
    @Mixin
    private LabOptions options = new LabOptions();

    @Parameters(paramLabel = "NAME", description = "For example fulfillment-service; see ./lab status.")
    private String name = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        var killed = new LabClient(options.ports()).act(name, "kill");
        spec.commandLine().getOut().println(StatusLine.of(killed));
    }
}
