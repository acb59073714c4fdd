package couplinglab.controlroom.cli;

import couplinglab.controlroom.process.Preparation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What the script does once after a build. Whatever fails here only costs time at the next start. */
@Command(name = "prepare", hidden = true, description = "Unpack the built programs and record the classes they load.")
final class PrepareCommand implements Runnable {
    @Mixin
    private LabOptions options = new LabOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        var out = spec.commandLine().getOut();
        new Preparation(options.home()).run(line -> {
            out.println(line);
            out.flush();
        });
    }
}
