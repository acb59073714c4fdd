package couplinglab.controlroom.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import couplinglab.testing.NeedsDocker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the tour is for a POSIX shell")
class ReadmeTourIT {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    @Test
    void showsAllThatItPromisesAndLeavesNothingBehind() throws IOException {
        try (var ground = JdkGround.in(folder, HOME);
                var guide = new Guide(ground, folder)) {
            var steps = stepsOn(ground);
            guide.open(steps.get(0));
            walk(steps.subList(1, steps.size()), guide, ground);
        }
    }

    @Nested
    @NeedsDocker
    class OnDocker {
        @Test
        void showsAllThatItPromisesAndLeavesNothingBehind() throws IOException {
            try (var ground = DockerGround.of(HOME);
                    var guide = new Guide(ground, folder)) {
                walk(stepsOn(ground), guide, ground);
            }
        }
    }

    private static List<TourStep> stepsOn(Ground ground) throws IOException {
        var steps = Tour.in(HOME.resolve("README.md"), ground.name());
        assertThat(steps).hasSizeGreaterThan(20);
        return steps;
    }

    private static void walk(List<TourStep> steps, Guide guide, Ground ground) throws IOException {
        for (var step : steps) {
            guide.walk(step);
        }
        guide.leave();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(guide.left()).isEmpty());
        assertThat(ground.left()).isEmpty();
    }
}
