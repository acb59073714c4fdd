package couplinglab.chaos;

import java.util.Set;
import java.util.concurrent.Executors;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives each service a {@link Gate}, {@link CrashPoints} and {@link Failures} to wrap its work with. They do nothing,
 * and {@code /chaos} is not there, unless {@code chaos.enabled} is true.
 */
@AutoConfiguration
public class ChaosAutoConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "chaos.enabled", havingValue = "true")
    @EnableConfigurationProperties(ChaosProperties.class)
    @Import(ChaosController.class)
    static class Enabled {

        @Bean
        @ConditionalOnMissingBean
        Halt halt() {
            return Halt.theJvm();
        }

        @Bean
        @ConditionalOnMissingBean
        ChaosProfile chaosProfile() {
            return new ChaosProfile(Set.of(), Set.of());
        }

        @Bean
        Chaos chaos(ChaosProfile profile, ChaosProperties properties, Halt halt) {
            return new Chaos(profile, properties.initialState(), halt);
        }

        @Bean
        ChaosGate chaosGate(Chaos chaos) {
            var timer = Executors.newSingleThreadScheduledExecutor(work -> {
                var thread = new Thread(work, "chaos-gate");
                thread.setDaemon(true);
                return thread;
            });
            return new ChaosGate(chaos, timer, System::nanoTime);
        }

        @Bean
        Failures chaosFailures(Chaos chaos) {
            return Failures.of(chaos);
        }

        @Bean
        ChaosBodies chaosBodies(JsonMapper mapper) {
            return new ChaosBodies(mapper);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "chaos.enabled", havingValue = "false", matchIfMissing = true)
    static class Disabled {

        @Bean
        CrashPoints noCrashPoints() {
            return CrashPoints.none();
        }

        @Bean
        Gate openGate() {
            return Gate.open();
        }

        @Bean
        Failures noFailures() {
            return Failures.none();
        }
    }
}
