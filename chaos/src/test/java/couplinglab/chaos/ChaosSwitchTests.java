package couplinglab.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

class ChaosSwitchTests {
    private final WebApplicationContextRunner service = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, ChaosAutoConfiguration.class))
            .withBean(ChaosProfile.class, ChaosProfile::consumer);

    @Test
    void isOffUnlessAskedFor() {
        service.run(context -> {
            assertThat(context).hasSingleBean(CrashPoints.class).hasSingleBean(Gate.class);
            assertThat(context).doesNotHaveBean(ChaosController.class).doesNotHaveBean(Chaos.class);
            assertThat(context.getBean(Gate.class).isFrozen()).isFalse();
            assertThat(context.getBean(Failures.class).strike()).isFalse();
        });
    }

    @Test
    void canBeArmedAtTheStart() {
        service.withPropertyValues(
                        "chaos.enabled=true", "chaos.slow.orders-per-second=5", "chaos.crash-at=before-transaction")
                .run(context -> assertThat(context.getBean(Chaos.class).state())
                        .isEqualTo(new ChaosState(false, new Slow(null, 5), 0, CrashPoint.BEFORE_TRANSACTION)));
        service.withPropertyValues("chaos.enabled=true", "chaos.slow.delay-millis=250")
                .run(context ->
                        assertThat(context.getBean(Chaos.class).state().slow()).isEqualTo(new Slow(250, null)));
    }

    @Test
    void refusesToStartArmedWithNonsense() {
        service.withPropertyValues("chaos.enabled=true", "chaos.slow.delay-millis=-1")
                .run(context -> assertThat(context).hasFailed());
        service.withPropertyValues("chaos.enabled=true", "chaos.crash-at=relay-before-send")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasRootCauseMessage("must be one of before-transaction, after-commit, before-delete"));
    }
}
