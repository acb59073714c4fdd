package couplinglab.controlroom.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "revive", description = "Start a dead process again, and return when it is ready.")
final class ReviveCommand implements Runnable {
    @Mixin
    private LabOptions options = new LabOptions();

    @Parameters(paramLabel = "NAME", description = "For example fulfillment-service; see ./lab status.")
    private String name = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        var revived = new LabClient(options.ports()).act(name, "revive");
        spec.commandLine().getOut().println(StatusLine.of(revived));
    }
}
