package couplinglab.controlroom.cli;

import couplinglab.controlroom.process.LogFile;
import couplinglab.controlroom.process.ProcessNames;
import couplinglab.controlroom.process.UnknownProcess;
import java.io.IOException;
import java.util.ArrayList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "logs", description = "Show the end of a process's log, whether or not the lab is up.")
final class LogsCommand implements Runnable {
    @Mixin
    private LabOptions options = new LabOptions();

    @Parameters(paramLabel = "NAME", description = "For example fulfillment-service; see ./lab status.")
    private String name = "";

    @Option(
            names = "--lines",
            paramLabel = "N",
            defaultValue = "100",
            description = "How many lines; ${DEFAULT-VALUE} by default.")
    private int lines;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        var known = new ArrayList<>(ProcessNames.CHILDREN);
        known.addAll(ProcessNames.ON_DEMAND);
        known.add(ProcessNames.CONTROL_ROOM);
        if (!known.contains(name)) {
            throw new UnknownProcess(name, known);
        }
        var file = options.folder().logs().resolve(name + ".log");
        try {
            var out = spec.commandLine().getOut();
            new LogFile(file).tail(Math.max(1, lines)).forEach(out::println);
            out.flush();
            spec.commandLine().getErr().println("The whole log is " + file);
        } catch (IOException unreadable) {
            throw new LabRefused("The log " + file + " can't be read: " + unreadable.getMessage() + ".");
        }
    }
}
