package couplinglab.controlroom.cli;

import couplinglab.controlroom.demo.DemoCommand;
import couplinglab.controlroom.process.LabFailure;
import couplinglab.controlroom.soak.SoakCommand;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The root of the command line. A failure that a person can put right is one sentence on standard error. */
@Command(
        name = "lab",
        description = "Tight and loose coupling, side by side, on real processes.",
        mixinStandardHelpOptions = true,
        version = "Coupling Lab 1.0.0",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:done",
            " 1:it failed; the last line says why",
            "64:the command line was wrong",
            "70:a defect of the lab itself"
        },
        subcommands = {
            UpCommand.class,
            AttachCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            KillCommand.class,
            ReviveCommand.class,
            ResetCommand.class,
            DeadLettersCommand.class,
            DeliverCommand.class,
            ExplainCommand.class,
            DemoCommand.class,
            SoakCommand.class,
            CheckCommand.class,
            PrepareCommand.class
        })
public final class Lab implements Runnable {
    static final int FAILED = 1;
    private static final int USAGE = 64;
    private static final int DEFECT = 70;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Lab() {}

    /** Runs one command and returns the exit code for it. */
    public static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Lab())
                .setParameterExceptionHandler(Lab::wrongUsage)
                .setExecutionExceptionHandler(Lab::failed)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing.");
    }

    private static int wrongUsage(ParameterException wrong, String[] arguments) {
        var command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(wrong.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(wrong, err)) {
            err.println("Try: ./" + command.getCommandSpec().qualifiedName() + " --help");
        }
        return USAGE;
    }

    private static int failed(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        if (failure instanceof LabFailure known) {
            command.getErr().println(known.sentence());
            return FAILED;
        }
        command.getErr().println("The lab failed in a way that it was not made for; please report this:");
        failure.printStackTrace(command.getErr());
        return DEFECT;
    }
}
