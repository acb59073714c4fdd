package couplinglab.controlroom.cli;

import couplinglab.controlroom.process.Blueprint;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "up",
        description = "Start every process and the control room, and keep them until Ctrl-C or ./lab down.")
final class UpCommand implements Callable<Integer> {
    private static final double MAX_RATE = 1000;

    @Mixin
    private LabOptions options = new LabOptions();

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "4",
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

    /**
     * What the caller asked for beyond the processes.
     *
     * @param rate of orders, a second
     * @param browser whether to show the page
     * @param rehearsal whether to stop after a moment
     */
    record Wishes(double rate, boolean browser, boolean rehearsal) {}

    @Override
    public Integer call() throws InterruptedException {
        if (!(rate >= 0 && rate <= MAX_RATE)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Invalid value for option '--rate': N must be from 0 to " + (int) MAX_RATE + ".");
        }
        var plain = Blueprint.of(options.home(), options.folder().path(), options.ports());
        var wishes = new Wishes(rate, !noBrowser && options.onTerminal(), rehearsal);
        var blueprint = rehearsal ? plain.rehearsal() : plain;
        return new Session(blueprint, wishes, spec.commandLine().getOut()).run();
    }
}
