package couplinglab.controlroom.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TourTests {
    @Test
    void readsCommandsWithWhatIsSeenOfThem() {
        var steps = tour("""
                ## Run it
                ```sh
                ./lab up
                ```
                ## A tour in curl
                ```sh
                A=1

                curl "$A"
                # -> one
                # -> two
                curl 2
                # -> three
                ```
                ## What else
                ```sh
                ls
                ```
                """);

        assertThat(steps)
                .containsExactly(
                        new TourStep(7, "A=1\ncurl \"$A\"", List.of("one", "two")),
                        new TourStep(12, "curl 2", List.of("three")));
    }

    @Test
    void leavesOutWhatIsForAnotherGround() {
        var steps = tour("""
                ## A tour in curl
                ```sh docker
                docker compose up
                # -> Started
                ```
                ```sh jdk
                ./lab up
                # -> The lab is up
                ```
                """);

        assertThat(steps).containsExactly(new TourStep(7, "./lab up", List.of("The lab is up")));
    }

    @Test
    void refusesCommandsOfWhichNothingIsSaid() {
        assertThatThrownBy(() -> tour("""
                ## A tour in curl
                ```sh
                curl 1
                # -> one
                curl 2
                ```
                """)).hasMessageContaining("line 5").hasMessageContaining("curl 2");
    }

    @Test
    void findsWholeWordsInTheirOrder() {
        var step = new TourStep(1, "curl", List.of("50 202", "LOST"));

        assertThat(step.isSeenIn("     50   202\n LOST")).isTrue();
        assertThat(step.isSeenIn("50 2020 LOST")).isFalse();
        assertThat(step.isSeenIn("150 202 LOST")).isFalse();
        assertThat(step.isSeenIn("LOST 50 202")).isFalse();
        assertThat(new TourStep(1, "curl", List.of("/orders/")).isSeenIn("Location: /orders/9a50"))
                .isTrue();
    }

    private static List<TourStep> tour(String readme) {
        return Tour.in(readme.lines().toList(), "jdk");
    }
}
