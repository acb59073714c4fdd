package couplinglab.controlroom.cli;

import couplinglab.controlroom.process.LabFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "down", description = "Stop every process and the control room; the data stays.")
final class DownCommand implements Runnable {
    private static final Duration ORDERLY = Duration.ofSeconds(20);
    private static final Duration FORCED = Duration.ofSeconds(10);

    @Mixin
    private LabOptions options = new LabOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        var out = spec.commandLine().getOut();
        var owner = owner();
        if (owner == null) {
            out.println("No lab is up on http://localhost:" + options.ports().base() + ".");
            return;
        }
        var children = owner.descendants().toList();
        askToStop(owner);
        if (!ended(List.of(owner), ORDERLY)) {
            out.println("The control room does not stop by itself and is killed.");
            owner.destroyForcibly();
        }
        if (!ended(children, FORCED)) {
            children.forEach(ProcessHandle::destroyForcibly);
        }
        if (!ended(List.of(owner), FORCED) || !ended(children, FORCED)) {
            throw new LabRefused("Not every process of the lab could be stopped: see ./lab status.");
        }
        out.println("The lab is down; its data stays in " + options.folder().data() + ".");
    }

    private @Nullable ProcessHandle owner() {
        try {
            return options.folder().owner().orElse(null);
        } catch (IOException unreadable) {
            throw new LabRefused("The folder of the lab can't be read: " + unreadable.getMessage() + ".");
        }
    }

    private void askToStop(ProcessHandle owner) {
        try {
            new LabClient(options.ports()).shutdown();
        } catch (LabRefused notMine) {
            // It answers, and says who has to stop the lab that it only watches.
            throw notMine;
        } catch (LabFailure silent) {
            spec.commandLine().getOut().println("The control room does not answer; it is sent a signal instead.");
            owner.destroy();
        }
    }

    private static boolean ended(List<ProcessHandle> processes, Duration patience) {
        try {
            CompletableFuture.allOf(
                            processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException stillThere) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
