package couplinglab.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import couplinglab.contracts.ContractViolation;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ChaosTests {
    private final AtomicInteger halts = new AtomicInteger();
    private final Chaos chaos = new Chaos(ChaosProfile.consumer(), ChaosState.CALM, halts::incrementAndGet);

    @Test
    void haltsAfterAKill() {
        chaos.kill();

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(halts).hasValue(1));
    }

    @Test
    void crashesAtTheArmedPointOnce() {
        chaos.crashAt(CrashPoint.AFTER_COMMIT);

        chaos.reached(CrashPoint.BEFORE_TRANSACTION);
        assertThat(halts).hasValue(0);

        chaos.reached(CrashPoint.AFTER_COMMIT);
        chaos.reached(CrashPoint.AFTER_COMMIT);
        assertThat(halts).hasValue(1);
        assertThat(chaos.state().crashAt()).isNull();
    }

    @Test
    void turnsEverythingOffAtOnce() {
        chaos.freeze();
        chaos.slow(new Slow(null, 5));
        chaos.fail(50);
        chaos.crashAt(CrashPoint.BEFORE_DELETE);
        assertThat(chaos.state()).isEqualTo(new ChaosState(true, new Slow(null, 5), 50, CrashPoint.BEFORE_DELETE));

        assertThat(chaos.calm()).isEqualTo(ChaosState.CALM);
    }

    @Test
    void refusesWhatTheServiceDoesNotSupportAndNamesWhatItDoes() {
        var producer = new Chaos(ChaosProfile.producer(), ChaosState.CALM, halts::incrementAndGet);

        assertThatThrownBy(producer::freeze)
                .isInstanceOf(UnsupportedFault.class)
                .hasMessageContaining("does not support freeze")
                .hasMessageContaining("kill, crash-at");
        assertThatThrownBy(() -> producer.crashAt(CrashPoint.AFTER_COMMIT))
                .isInstanceOf(ContractViolation.class)
                .hasMessageContaining("relay-before-send, relay-after-send");
        assertThat(producer.state()).isEqualTo(ChaosState.CALM);
    }

    @Test
    void refusesToStartArmedWithWhatTheServiceDoesNotSupport() {
        var slow = ChaosState.CALM.slowedTo(new Slow(5, null));

        assertThatThrownBy(() -> new Chaos(ChaosProfile.producer(), slow, halts::incrementAndGet))
                .isInstanceOf(UnsupportedFault.class);
    }

    @Test
    void strikesAsOftenAsAskedTo() {
        var dice = new AtomicInteger();
        var failures = new Failures(() -> chaos.state().failPercent(), dice::get);

        chaos.fail(30);
        dice.set(29);
        assertThat(failures.strike()).isTrue();
        dice.set(30);
        assertThat(failures.strike()).isFalse();
        chaos.fail(0);
        dice.set(0);
        assertThat(failures.strike()).isFalse();
    }
}
