package couplinglab.controlroom.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Walks a tour as a reader would, in two terminals: the lab may have the first, and one shell runs all commands in the
 * second, so that variables live on. The ports of the commands are changed to those of the ground.
 */
final class Guide implements AutoCloseable {
    /** Images may have to be built. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final Pattern PORT = Pattern.compile("(?<=localhost:)\\d+");
    private static final String FIRST_TERMINAL = "first terminal";
    private static final String SECOND_TERMINAL = "second terminal";

    private final Ground ground;
    private final Path folder;
    private final Process shell;
    private final Writer keyboard;
    private final Set<ProcessHandle> started = new HashSet<>();
    private int steps;

    /** @param folder for everything that the tour leaves */
    Guide(Ground ground, Path folder) throws IOException {
        this.ground = ground;
        this.folder = folder;
        this.shell = terminal(SECOND_TERMINAL, "sh");
        this.keyboard = new OutputStreamWriter(shell.getOutputStream(), StandardCharsets.UTF_8);
    }

    /** In the first terminal. Returns when what is expected has been printed; the commands go on. */
    void open(TourStep readme) throws IOException {
        var step = readme.with(this::onFreePorts);
        var lab = terminal(FIRST_TERMINAL, "sh", "-c", "exec " + step.commands());
        await(step.told()).atMost(PATIENCE).until(() -> !lab.isAlive() || step.isSeenIn(printedIn(FIRST_TERMINAL)));
        require(step, FIRST_TERMINAL);
    }

    /** In the second terminal. Returns when the commands are done. */
    void walk(TourStep readme) throws IOException {
        noteWhatRuns();
        var step = readme.with(this::onFreePorts);
        var name = "step " + ++steps;
        var done = folder.resolve(name + " is done");
        keyboard.write(
                "{\n" + step.commands() + "\n} >'" + name + "' 2>&1 </dev/null\n: >'" + done.getFileName() + "'\n");
        keyboard.flush();
        await().atMost(PATIENCE)
                .failFast(() -> assertThat(shell.isAlive())
                        .as("second terminal: " + printedIn(SECOND_TERMINAL))
                        .isTrue())
                .untilAsserted(() -> assertThat(done)
                        .as("%s\nbut does not end, and has printed\n%s", step.told(), printedIn(name))
                        .exists());
        require(step, name);
    }

    /** What the tour started and did not end. */
    Stream<ProcessHandle> left() {
        noteWhatRuns();
        return started.stream().filter(ProcessHandle::isAlive);
    }

    /** Closes the second terminal. */
    void leave() throws IOException {
        keyboard.close();
    }

    @Override
    public void close() {
        left().forEach(ProcessHandle::destroyForcibly);
    }

    private void noteWhatRuns() {
        started.addAll(started.stream().flatMap(ProcessHandle::descendants).toList());
    }

    private Process terminal(String name, String... command) throws IOException {
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name).toFile());
        builder.environment().putAll(ground.environment());
        var process = builder.start();
        started.add(process.toHandle());
        return process;
    }

    private void require(TourStep step, String file) {
        var printed = printedIn(file);
        assertThat(step.isSeenIn(printed))
                .as("%s\nbut what was printed is\n%s", step.told(), printed)
                .isTrue();
    }

    private String printedIn(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private String onFreePorts(String text) {
        return PORT.matcher(text).replaceAll(port -> {
            var free = ground.ports().get(port.group());
            assertThat(free)
                    .as("the tour uses a port that the lab has not: %s", port.group())
                    .isNotNull();
            return String.valueOf(free);
        });
    }
}
