package couplinglab.order.relay;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.order.book.CouplingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RestsTests {
    private static final Duration LONGEST = Duration.ofMillis(7500);

    private Instant now = Instant.EPOCH;
    private final InstantSource time = () -> now;
    private final Rests rests = new Rests(time.withZone(ZoneOffset.UTC));

    @Test
    void letsTheOthersWorkWhereOneHasFailed() {
        assertThat(rests.failed(CouplingMode.BUS, "no such bus")).isTrue();

        assertThat(rests.awake())
                .contains(CouplingMode.QUEUE, CouplingMode.TOPIC)
                .doesNotContain(CouplingMode.BUS);
        assertThat(rests.reason()).isEqualTo("no such bus");
    }

    @Test
    void asksAgainAfterAPauseThatGrows() {
        for (int failure = 0; failure < 20; failure++) {
            assertThat(rests.failed(CouplingMode.BUS, "no such bus")).isEqualTo(failure == 0);
        }

        now = now.plusSeconds(2);
        assertThat(rests.awake()).doesNotContain(CouplingMode.BUS);
        now = Instant.EPOCH.plus(LONGEST);
        assertThat(rests.awake()).contains(CouplingMode.BUS);
    }

    @Test
    void saysWhenTheFirstAwakes() {
        assertThat(rests.untilAwake()).isNull();

        rests.failed(CouplingMode.BUS, "no such bus");

        assertThat(rests.untilAwake()).isPositive().isLessThan(LONGEST);
        now = now.plus(LONGEST);
        assertThat(rests.untilAwake()).isNull();
    }

    @Test
    void forgetsWhatIsOver() {
        rests.failed(CouplingMode.BUS, "no such bus");

        assertThat(rests.worked(CouplingMode.BUS)).isTrue();

        assertThat(rests.worked(CouplingMode.BUS)).isFalse();
        assertThat(rests.awake()).contains(CouplingMode.BUS);
        assertThat(rests.reason()).isNull();
    }
}
