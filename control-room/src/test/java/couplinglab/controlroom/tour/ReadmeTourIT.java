package couplinglab.controlroom.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the tour is for a POSIX shell")
class ReadmeTourIT {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    @Test
    void showsAllThatItPromisesAndLeavesNothingBehind(@TempDir Path folder) throws IOException {
        var steps = Tour.in(HOME.resolve("README.md"));
        assertThat(steps).hasSizeGreaterThan(20);
        try (var guide = new Guide(HOME, folder)) {
            guide.open(steps.get(0));
            for (var step : steps.subList(1, steps.size())) {
                guide.walk(step);
            }
            guide.leave();
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(guide.left()).isEmpty());
        }
    }
}
