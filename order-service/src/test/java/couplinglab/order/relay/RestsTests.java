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

    private static final Address BUS = new Address(CouplingMode.BUS, "orders");
    private static final Address OTHER_BUS = new Address(CouplingMode.BUS, "others");

    private Instant now = Instant.EPOCH;
    private final InstantSource time = () -> now;
    private final Rests rests = new Rests(time.withZone(ZoneOffset.UTC));

    @Test
    void letsTheOthersWorkWhereOneHasFailed() {
        assertThat(rests.failed(BUS, "no such bus")).isTrue();

        assertThat(rests.resting()).containsExactly(BUS);
        assertThat(rests.reason()).isEqualTo("no such bus");
    }

    @Test
    void asksAgainAfterAPauseThatGrows() {
        for (int failure = 0; failure < 20; failure++) {
            assertThat(rests.failed(BUS, "no such bus")).isEqualTo(failure == 0);
        }

        now = now.plusSeconds(2);
        assertThat(rests.resting()).containsExactly(BUS);
        now = Instant.EPOCH.plus(LONGEST);
        assertThat(rests.resting()).isEmpty();
    }

    @Test
    void countsTheFailuresOfEachAddressByItself() {
        rests.failed(BUS, "no such bus");

        assertThat(rests.worked(OTHER_BUS)).isFalse();
        assertThat(rests.failed(OTHER_BUS, "no such bus")).isTrue();

        assertThat(rests.resting()).containsExactlyInAnyOrder(BUS, OTHER_BUS);
    }

    @Test
    void saysWhenTheFirstAwakes() {
        assertThat(rests.untilAwake()).isNull();

        rests.failed(BUS, "no such bus");

        assertThat(rests.untilAwake()).isPositive().isLessThan(LONGEST);
        now = now.plus(LONGEST);
        assertThat(rests.untilAwake()).isNull();
    }

    @Test
    void forgetsWhatIsOver() {
        rests.failed(BUS, "no such bus");

        assertThat(rests.worked(BUS)).isTrue();

        assertThat(rests.worked(BUS)).isFalse();
        assertThat(rests.resting()).isEmpty();
        assertThat(rests.reason()).isNull();
    }
}
