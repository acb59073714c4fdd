package couplinglab.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class AllowedHostsTests {

    @Test
    void areReadFromTheEnvironmentAsComposeSetsIt() {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                Map.of("WEB_ALLOWED_HOSTS", "order-service,fulfillment-service")));

        var allowed = Binder.get(environment).bind("web", AllowedHosts.class).orElseThrow(AssertionError::new);

        assertThat(allowed.include("order-service:8081")).isTrue();
        assertThat(allowed.include("fulfillment-service")).isTrue();
        assertThat(allowed.include("localhost:8081")).isTrue();
        assertThat(allowed.include("localstack")).isFalse();
    }
}
