package couplinglab.controlroom.demo;

import couplinglab.controlroom.process.Blueprint;
import couplinglab.controlroom.process.LabFailure;
import couplinglab.controlroom.process.Platform;
import couplinglab.controlroom.process.Ports;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the headline experiment unattended; may run beside a lab that is up. */
@Command(
        name = "demo",
        description = "Run the headline experiment, print its table and write result.json and report.html.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:every claim holds", " 1:a claim does not hold", " 2:the experiment could not be run"})
public final class DemoCommand implements Callable<Integer> {
    private static final int BROKEN = 1;
    private static final int NOT_RUN = 2;

    @Option(names = "--quick", description = "Shorter runs; every run and every claim is kept.")
    private boolean quick;

    @Option(
            names = "--on",
            paramLabel = "PLATFORM",
            defaultValue = "jdk",
            description = {
                "On what it runs; ${DEFAULT-VALUE} by default:",
                "jdk: processes of this machine, nothing to install;",
                "compose: Docker containers with LocalStack and PostgreSQL. The first time they are built, which takes minutes."
            })
    private Platform platform = Platform.JDK;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "lab-demo",
            description = "Where result.json and report.html go; ${DEFAULT-VALUE} by default.")
    private Path out = Path.of("lab-demo");

    @Option(
            names = "--ports",
            paramLabel = "BASE",
            description = "The ports from BASE on, which ends in 80 on compose; free ones by default.")
    private @Nullable Integer base;

    /** Read by picocli alone. */
    @SuppressWarnings("UnusedVariable")
    @Option(names = "--help", usageHelp = true, description = "Show this help.")
    private boolean help;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        var stopped = new AtomicBoolean();
        try {
            showcase().requireWritable();
            return perform(stopped);
        } catch (LabFailure | IOException | UncheckedIOException impossible) {
            // Ctrl-C takes the processes away under the experiment, which is no news.
            if (!stopped.get()) {
                sayWhy(impossible);
            }
            return NOT_RUN;
        }
    }

    private int perform(AtomicBoolean stopped) throws IOException, InterruptedException {
        var printer = spec.commandLine().getOut();
        var ports = ports();
        var blueprint = Blueprint.of(home(), folder(ports), ports);
        var progress = new Progress(printer, Boolean.getBoolean("lab.terminal"), Production.stepsOn(platform));
        try (var production = new Production(blueprint, platform, quick ? Plan.quick() : Plan.full(), progress)) {
            var hook = new Thread(
                    () -> {
                        stopped.set(true);
                        production.stop();
                    },
                    "stop the demo");
            Runtime.getRuntime().addShutdownHook(hook);
            var outcome = production.make();
            progress.end();
            showcase().show(outcome);
            printer.println(Table.text(outcome.results().runs()));
            CopyTable.lines(outcome.results().runs()).forEach(printer::println);
            printer.println("Both crash runs: " + Crashing.flags());
            outcome.results().leftOut().forEach(printer::println);
            printer.println("Report: " + showcase().report());
            return verdict(outcome.results(), printer);
        }
    }

    private Showcase showcase() {
        return new Showcase(out);
    }

    private Ports ports() {
        try {
            return base == null ? platform.freePorts() : platform.portsFrom(base);
        } catch (IllegalArgumentException outOfRange) {
            throw new ParameterException(spec.commandLine(), String.valueOf(outOfRange.getMessage()), outOfRange);
        }
    }

    private static int verdict(Results results, PrintWriter printer) {
        for (var claim : results.claims()) {
            printer.println((claim.holds() ? "holds  " : "BROKEN ") + claim.id() + ": " + claim.measured());
        }
        int broken = results.broken().size();
        printer.println(
                broken == 0
                        ? "All " + results.claims().size() + " claims hold."
                        : broken + " of " + results.claims().size() + " claims do not hold.");
        printer.flush();
        return broken == 0 ? 0 : BROKEN;
    }

    private void sayWhy(Exception impossible) {
        var printer = spec.commandLine().getErr();
        printer.println("The demo could not be run: " + impossible.getMessage());
        printer.flush();
    }

    /** Where the modules are; the script says it. */
    private static Path home() {
        return Path.of(System.getProperty("lab.home", ""));
    }

    private static Path folder(Ports ports) {
        var named = System.getenv("LAB_FOLDER");
        var root = named == null || named.isEmpty() ? home().resolve(".lab") : Path.of(named);
        return root.resolve(
                "demo-" + ports.base() + "-" + ProcessHandle.current().pid());
    }
}
