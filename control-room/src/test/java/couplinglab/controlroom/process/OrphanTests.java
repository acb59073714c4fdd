package couplinglab.controlroom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanTests {
    @TempDir
    Path folder;

    @Test
    void noChildOutlivesAParentThatIsKilledWithoutWarning() throws IOException {
        var parent = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Nursery.class.getName(),
                        folder.toString()))
                .redirectErrorStream(true)
                .start();
        try (var output = new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
            var child = childTold(output);
            assertThat(child.isAlive()).isTrue();

            parent.destroyForcibly();

            await().atMost(Duration.ofSeconds(60)).until(() -> !child.isAlive());
        } finally {
            parent.destroyForcibly();
        }
    }

    private static ProcessHandle childTold(BufferedReader output) {
        var told = output.lines().filter(line -> line.startsWith("child ")).findFirst();
        assertThat(told).isPresent();
        return ProcessHandle.of(Long.parseLong(told.orElseThrow().substring("child ".length())))
                .orElseThrow();
    }
}
