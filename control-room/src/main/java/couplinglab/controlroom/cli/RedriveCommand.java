package couplinglab.controlroom.cli;

import couplinglab.controlroom.process.LabFailure;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "redrive",
        description = {
            "Send dead letters to the queue again: one, or all that are there now.",
            "A letter is removed when the queue has acknowledged it; what is shipped already is not shipped again."
        })
final class RedriveCommand implements Runnable {
    /** Few enough for a line to move, many enough for full batches. */
    private static final int AT_ONCE = 100;

    @ParentCommand
    private DeadLettersCommand parent = new DeadLettersCommand();

    @Parameters(paramLabel = "ID", arity = "0..1", description = "One of ./lab dead-letters; all without it.")
    private @Nullable String id;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        if (id == null) {
            redriveAll();
        } else {
            redrive(id);
        }
    }

    private void redrive(String one) {
        var answer = parent.consumer().redrive(one);
        if (answer.path("kept").asInt() > 0) {
            var why = answer.path("errors").propertyStream().findFirst().map(Map.Entry::getKey);
            throw new LabRefused(
                    "The queue did not take it, and it is kept: " + Printable.of(why.orElse("no reason given")));
        }
        spec.commandLine().getOut().println("Redriven: " + Printable.of(one) + " is in the queue again.");
    }

    private void redriveAll() {
        var consumer = parent.consumer();
        var progress = new RedriveProgress(
                spec.commandLine().getOut(), parent.options().onTerminal());
        try {
            @Nullable String after = null;
            do {
                var answer = consumer.redriveSome(AT_ONCE, after);
                progress.add(answer);
                after = answer.path("next").asString(null);
            } while (after != null);
        } catch (LabFailure stopped) {
            throw new LabRefused(progress.stopped(stopped.sentence()));
        }
        progress.end();
        if (progress.kept() > 0) {
            throw new LabRefused(progress.whyKept());
        }
    }
}
