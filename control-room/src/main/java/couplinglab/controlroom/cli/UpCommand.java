package couplinglab.controlroom.cli;

import couplinglab.controlroom.process.Blueprint;
import couplinglab.controlroom.process.LocalLab;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "up",
        description = "Start every process and the control room, and keep them until Ctrl-C or ./lab down.")
final class UpCommand implements Callable<Integer> {
    /** How long a rehearsal runs: enough for a few orders to go all the way. */
    private static final Duration REHEARSAL = Duration.ofSeconds(4);

    private static final Session.Wording WORDING = new Session.Wording(
            "Starting the lab; logs are in ",
            "Ctrl-C or ./lab down stops it.",
            "Stopping the lab ...",
            "Every process of the lab has stopped.");

    @Mixin
    private LabOptions options = new LabOptions();

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "4",
            converter = RateConverter.class,
            description = "Orders a second; 0 starts without traffic; ${DEFAULT-VALUE} by default.")
    private double rate;

    @Option(names = "--no-browser", description = "Don't show the page; print its address only.")
    private boolean noBrowser;

    @Option(
            names = "--rehearse",
            hidden = true,
            description = "Run for a moment, so that every JVM can record the classes it loads.")
    private boolean rehearsal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        var ports = options.ports();
        var plain = Blueprint.of(options.home(), options.folder().path(), ports);
        var lab = new LocalLab(rehearsal ? plain.rehearsal() : plain);
        var wishes = new Session.Wishes(
                ports.base(), rate, !noBrowser && options.onTerminal(), rehearsal ? REHEARSAL : null, WORDING);
        return new Session(
                        lab, options.folder(), ports, wishes, spec.commandLine().getOut())
                .run();
    }
}
