package couplinglab.cloud.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTests {
    @Test
    void doublesUpToTheLongestPause() {
        var backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2), () -> 1);
        assertThat(backoff.after(1)).isEqualTo(Duration.ofMillis(100));
        assertThat(backoff.after(2)).isEqualTo(Duration.ofMillis(200));
        assertThat(backoff.after(5)).isEqualTo(Duration.ofMillis(1_600));
        assertThat(backoff.after(6)).isEqualTo(Duration.ofSeconds(2));
        assertThat(backoff.after(100_000)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void takesAtLeastHalfOfAPauseAndTheRestByChance() {
        assertThat(new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2), () -> 0).after(1))
                .isEqualTo(Duration.ofMillis(50));
        assertThat(new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2), () -> 0.5).after(1))
                .isEqualTo(Duration.ofMillis(75));
    }
}
