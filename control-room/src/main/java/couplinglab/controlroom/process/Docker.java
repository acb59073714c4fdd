package couplinglab.controlroom.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The {@code docker} command of this machine. Each call takes a bounded time, and what it says is kept in one log file.
 * Thread-safe.
 */
final class Docker {
    private static final Duration TO_ASK = Duration.ofSeconds(30);
    private static final Duration TO_GIVE_UP = Duration.ofSeconds(10);
    private static final int LINES_TO_SHOW = 30;

    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private final Set<Process> underWay = ConcurrentHashMap.newKeySet();
    private boolean givenUp;

    /**
     * @param command what the operating system is to run, before the arguments
     * @param environment beyond that of this JVM
     * @param log its folder must be there when the first call is made
     */
    Docker(List<String> command, Map<String, String> environment, Path log) {
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.log = log;
    }

    /**
     * @throws DockerFailed if it ends with an error, or not in time
     * @throws LabClosed if everything has been given up
     */
    void run(Duration patience, List<String> arguments) {
        await(launchUnlessGivenUp(arguments, toLog()), patience, arguments);
    }

    /** The same, even though everything has been given up. */
    void runLast(Duration patience, List<String> arguments) {
        await(launch(arguments, toLog()), patience, arguments);
    }

    /**
     * Returns what it prints.
     *
     * @throws DockerFailed if it ends with an error, or not in time
     * @throws LabClosed if everything has been given up
     */
    String ask(List<String> arguments) {
        try {
            var answer = Files.createTempFile(log.getParent(), "docker", ".answer");
            try {
                var printing = ProcessBuilder.Redirect.to(answer.toFile());
                await(launchUnlessGivenUp(arguments, printing), TO_ASK, arguments);
                return Files.readString(answer).strip();
            } finally {
                Files.delete(answer);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The answer of " + said(arguments) + " can't be read", unreadable);
        }
    }

    /** Ends when the container does, and prints its exit code; at once if the container does not run. */
    Process awaitEndOf(String container) {
        var waiting = launchUnlessGivenUp(List.of("wait", container), ProcessBuilder.Redirect.PIPE);
        underWay.remove(waiting);
        return waiting;
    }

    /** Ends every call that is under way, and returns when it has ended. From now on no new one is made. */
    void giveUp() {
        synchronized (this) {
            givenUp = true;
        }
        for (var process : underWay) {
            // The command hands most of its work to plugins, which are processes of their own.
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            try {
                if (!process.waitFor(TO_GIVE_UP.toMillis(), TimeUnit.MILLISECONDS)) {
                    kill(process);
                }
            } catch (InterruptedException interrupted) {
                kill(process);
                Thread.currentThread().interrupt();
            }
        }
    }

    private ProcessBuilder.Redirect toLog() {
        return ProcessBuilder.Redirect.appendTo(log.toFile());
    }

    private synchronized Process launchUnlessGivenUp(List<String> arguments, ProcessBuilder.Redirect output) {
        if (givenUp) {
            throw new LabClosed();
        }
        var process = launch(arguments, output);
        underWay.add(process);
        return process;
    }

    private Process launch(List<String> arguments, ProcessBuilder.Redirect output) {
        var whole = new ArrayList<>(command);
        whole.addAll(arguments);
        var builder = new ProcessBuilder(whole).redirectOutput(output).redirectError(toLog());
        builder.environment().putAll(environment);
        note(arguments);
        try {
            return builder.start();
        } catch (IOException missing) {
            throw new DockerMissing(missing);
        }
    }

    private void note(List<String> arguments) {
        try {
            Files.writeString(
                    log,
                    "$ " + said(arguments) + System.lineSeparator(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException refused) {
            throw new UncheckedIOException(log + " can't be written", refused);
        }
    }

    private void await(Process process, Duration patience, List<String> arguments) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                kill(process);
                throw failed(arguments, "was not done after " + patience.toSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                throw failed(arguments, "ended with exit code " + process.exitValue());
            }
        } catch (InterruptedException interrupted) {
            kill(process);
            Thread.currentThread().interrupt();
            throw failed(arguments, "was interrupted");
        } finally {
            underWay.remove(process);
        }
    }

    private DockerFailed failed(List<String> arguments, String how) {
        return new DockerFailed(said(arguments), how, lastLines());
    }

    private List<String> lastLines() {
        try {
            return new LogFile(log).tail(LINES_TO_SHOW);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(log + " can't be read", unreadable);
        }
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static String said(List<String> arguments) {
        return "docker " + String.join(" ", arguments);
    }
}
