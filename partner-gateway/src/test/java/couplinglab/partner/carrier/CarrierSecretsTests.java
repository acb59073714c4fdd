package couplinglab.partner.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

@ExtendWith(OutputCaptureExtension.class)
class CarrierSecretsTests {
    private static final String LONG_ENOUGH = "0123456789abcdef0123456789abcdef";

    @Test
    void doesNotStartWithoutASecretAndSaysWhatToSet(CapturedOutput output) {
        assertThatThrownBy(() -> start()).isInstanceOf(Exception.class);

        assertThat(output)
                .contains("There is no secret to know the carrier's webhooks by.")
                .contains("Set the environment variable PARTNER_CARRIER_SECRETS")
                .contains("32 characters");
    }

    @Test
    void doesNotStartWithASecretThatIsTooShortAndKeepsItToItself(CapturedOutput output) {
        assertThatThrownBy(() -> start("--partner.carrier.secrets=" + LONG_ENOUGH + ",swordfish"))
                .isInstanceOf(Exception.class);

        assertThat(output)
                .contains("A secret to know the carrier's webhooks by is too short.")
                .doesNotContain("swordfish", LONG_ENOUGH);
    }

    @Test
    void startsWithThePresentAndTheFormerOne() {
        try (var context = start("--partner.carrier.secrets=" + LONG_ENOUGH + "," + LONG_ENOUGH + "x")) {
            assertThat(context.getBean(CarrierProperties.class).secrets())
                    .containsExactly(LONG_ENOUGH, LONG_ENOUGH + "x");
        }
    }

    @Test
    void isShownWithoutThem() {
        assertThat(new CarrierProperties(List.of(LONG_ENOUGH)).toString()).isEqualTo("CarrierProperties[1 secrets]");
    }

    private static ConfigurableApplicationContext start(String... arguments) {
        return new SpringApplicationBuilder(Alone.class)
                .web(WebApplicationType.NONE)
                .properties("spring.config.name=none")
                .run(arguments);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(CarrierProperties.class)
    static class Alone {}
}
