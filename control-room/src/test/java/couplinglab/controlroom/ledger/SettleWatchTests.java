package couplinglab.controlroom.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SettleWatchTests {
    private final SettleWatch watch = new SettleWatch();

    @Test
    void isSettledAfterTwoVisibilityTimeouts() {
        assertThat(SettleWatch.patience()).hasSeconds(20);
        assertThat(watch.observe(Past.at(0), true)).isFalse();
        assertThat(watch.observe(Past.at(19_999), true)).isFalse();
        assertThat(watch.observe(Past.at(20_000), true)).isTrue();
    }

    @Test
    void beginsAnewWithEachDisturbance() {
        watch.observe(Past.at(0), true);
        assertThat(watch.observe(Past.at(15_000), false)).isFalse();
        assertThat(watch.observe(Past.at(16_000), true)).isFalse();
        assertThat(watch.observe(Past.at(35_999), true)).isFalse();
        assertThat(watch.observe(Past.at(36_000), true)).isTrue();
        assertThat(watch.observe(Past.at(37_000), false)).isFalse();
    }
}
