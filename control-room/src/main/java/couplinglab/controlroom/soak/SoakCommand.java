package couplinglab.controlroom.soak;

import couplinglab.controlroom.process.Blueprint;
import couplinglab.controlroom.process.LabFailure;
import couplinglab.controlroom.process.Platform;
import couplinglab.controlroom.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Kills everything under load, by a schedule that the seed repeats, and has the run judged. */
@Command(
        name = "soak",
        description = {
            "Kill everything at random under load, in a lab of its own, and check what became of each order.",
            "The same settings and seed give the same schedule."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:nothing lost, nothing doubled, nothing unexplained",
            " 1:something was, or the run proved too little",
            " 2:the run could not be made"
        })
public final class SoakCommand implements Callable<Integer> {
    private static final int BROKEN = 1;
    private static final int NOT_RUN = 2;
    private static final int MAX_KILLS = 10_000;
    private static final double MAX_RATE = 200;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "From which the schedule is drawn; ${DEFAULT-VALUE} by default.")
    private long seed;

    @Option(
            names = "--kills",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many processes are killed; ${DEFAULT-VALUE} by default. One takes some ten seconds.")
    private int kills;

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "20",
            description = "Orders a second to each copy of order-service; ${DEFAULT-VALUE} by default.")
    private double rate;

    @Option(
            names = "--roles",
            paramLabel = "LIST",
            split = ",",
            description = {
                "Who may be killed, separated by commas; all by default:",
                "order-service (either copy), fulfillment-service, subscriber-service (whichever run),",
                "local-cloud (not on compose)."
            })
    private @Nullable List<String> roles;

    @Option(
            names = "--mode",
            paramLabel = "M",
            defaultValue = "mixed",
            description = {
                "The coupling mode; ${DEFAULT-VALUE} by default:",
                "mixed: order-service switches among direct, guarded and queue, order-service-2 stays in queue;",
                "direct, guarded, queue, topic or bus: both stay in that one, the last two with their subscribers."
            })
    private Modes modes = Modes.MIXED;

    @Option(
            names = "--on",
            paramLabel = "PLATFORM",
            defaultValue = "jdk",
            description = "jdk or compose, as for the demo; ${DEFAULT-VALUE} by default. LocalStack is not killed.")
    private Platform platform = Platform.JDK;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "lab-soak",
            description = {
                "Where result.json goes, and all by which the run can be checked again; ${DEFAULT-VALUE} by default.",
                "What a former run left there is removed."
            })
    private Path out = Path.of("lab-soak");

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
        var plan = plan();
        var ports = ports();
        var stopped = new AtomicBoolean();
        try {
            return run(plan, ports, stopped);
        } catch (LabFailure | IOException | UncheckedIOException impossible) {
            // Ctrl-C takes the processes away under the run, which is no news.
            if (!stopped.get()) {
                spec.commandLine().getErr().println("The soak could not be run: " + impossible.getMessage());
                spec.commandLine().getErr().flush();
            }
            return NOT_RUN;
        }
    }

    private int run(Plan plan, Ports ports, AtomicBoolean stopped) throws IOException, InterruptedException {
        var printer = spec.commandLine().getOut();
        var folder = new RunFolder(out);
        folder.prepare();
        Files.writeString(folder.schedule(), plan.json());
        var home = Path.of(System.getProperty("lab.home", ""));
        try (var soak = new Soak(Blueprint.of(home, folder.lab(), ports), plan, folder, new Commentary(printer))) {
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> {
                                stopped.set(true);
                                soak.stop();
                            },
                            "stop the soak"));
            var result = soak.run();
            Files.writeString(folder.result(), result.json());
            result.lines().forEach(printer::println);
            printer.println(
                    result.passed()
                            ? "Passed: " + folder.result()
                            : "FAILED: " + folder.result() + "; ./lab check " + out + " tells the stories.");
            printer.flush();
            return result.passed() ? 0 : BROKEN;
        }
    }

    private Plan plan() {
        if (kills < 1 || kills > MAX_KILLS) {
            throw wrong("--kills must be from 1 to " + MAX_KILLS + ", not " + kills + ".");
        }
        if (!(rate > 0 && rate <= MAX_RATE)) {
            throw wrong("--rate must be above 0 and at most " + MAX_RATE + " orders a second, not " + rate + ".");
        }
        return Plan.of(seed, kills, rate, roles(), modes, platform);
    }

    private Set<String> roles() {
        var all = Plan.rolesOn(platform);
        if (roles == null) {
            return all;
        }
        var chosen = new TreeSet<>(roles);
        if (chosen.isEmpty() || !all.containsAll(chosen)) {
            throw wrong("--roles must be some of " + String.join(",", new TreeSet<>(all)) + " on " + platform.text()
                    + ", not " + String.join(",", chosen) + ".");
        }
        return chosen;
    }

    private Ports ports() {
        try {
            return base == null ? platform.freePorts() : platform.portsFrom(base);
        } catch (IllegalArgumentException outOfRange) {
            throw wrong(String.valueOf(outOfRange.getMessage()));
        }
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
