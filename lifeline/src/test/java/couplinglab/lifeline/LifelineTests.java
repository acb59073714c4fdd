package couplinglab.lifeline;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LifelineTests {
    private final List<ProcessHandle> started = new ArrayList<>();

    @AfterEach
    void leavesNoProcessBehind() {
        started.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void runsTheProgramWithItsArguments() throws IOException {
        var child = start(onALifeline(Waiter.class, "--server.port=0", "a b"));
        assertThat(firstLineOf(child)).isEqualTo("--server.port=0 a b");
    }

    @Test
    void haltsWhenTheParentClosesThePipeWhateverTheProgramStillWants() throws Exception {
        var child = start(onALifeline(Waiter.class, "up"));
        firstLineOf(child);
        child.getOutputStream().write("not the end".getBytes(StandardCharsets.UTF_8));
        child.getOutputStream().flush();
        assertThat(child.isAlive()).isTrue();

        child.getOutputStream().close();

        assertThat(child.waitFor(60, SECONDS)).as("the child ended").isTrue();
        assertThat(child.exitValue()).isEqualTo(Lifeline.PARENT_GONE).isEqualTo(86);
    }

    @Test
    void endsWithAParentThatIsKilled() throws IOException {
        var parent = start(java(Parent.class.getName()));
        var child = ProcessHandle.of(Long.parseLong(firstLineOf(parent))).orElseThrow();
        started.add(child);
        assertThat(child.isAlive()).isTrue();

        parent.destroyForcibly();

        await().atMost(Duration.ofSeconds(60)).until(() -> !child.isAlive());
    }

    @Test
    void endsWithAProgramThatFails() throws Exception {
        var child = start(onALifeline(Thrower.class).redirectErrorStream(true));
        assertThat(new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("failed on purpose");
        assertThat(child.waitFor(60, SECONDS)).as("the child ended").isTrue();
        assertThat(child.exitValue()).isOne();
    }

    static ProcessBuilder onALifeline(Class<?> program, String... arguments) {
        var command = new ArrayList<>(List.of(Lifeline.class.getName(), program.getName()));
        command.addAll(List.of(arguments));
        return java(command.toArray(String[]::new));
    }

    private static ProcessBuilder java(String... mainAndArguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(mainAndArguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    }

    private Process start(ProcessBuilder program) throws IOException {
        var process = program.start();
        started.add(process.toHandle());
        return process;
    }

    private static String firstLineOf(Process process) throws IOException {
        var line =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        return line == null ? "" : line;
    }
}
