package couplinglab.controlroom.cli;

import couplinglab.controlroom.check.CheckReport;
import couplinglab.controlroom.check.Checker;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        description = {
            "Judge a soak again from its history and what its databases and queues held at the end.",
            "Writes check.json into the folder."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:nothing lost, nothing doubled, nothing unexplained", " 1:something was, or can't be judged"
        })
final class CheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "The folder that the soak wrote.")
    private Path dir = Path.of("");

    @Option(
            names = "--stories",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many stories to print of each broken rule; ${DEFAULT-VALUE} by default.")
    private int stories;

    /** Read by picocli alone. */
    @SuppressWarnings("UnusedVariable")
    @Option(names = "--help", usageHelp = true, description = "Show this help.")
    private boolean help;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var verdict = new Checker().check(dir);
        var report = new CheckReport(verdict);
        var file = report.writeTo(dir);
        var out = spec.commandLine().getOut();
        report.lines(stories).forEach(out::println);
        out.println("The whole verdict is in " + file);
        out.flush();
        return verdict.holds() ? 0 : Lab.FAILED;
    }
}
