package couplinglab.subscriber.chaotic;

import couplinglab.chaos.ChaosProfile;
import couplinglab.chaos.ChaoticWork;
import couplinglab.chaos.CrashPoints;
import couplinglab.chaos.Failures;
import couplinglab.subscriber.handling.Handling;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wraps the work that chaos bites at; without {@code chaos.enabled} none of this is there. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "chaos.enabled", havingValue = "true")
class ChaoticConfiguration {

    @Bean
    ChaosProfile chaosProfile() {
        return ChaosProfile.consumer();
    }

    @Bean
    static BeanPostProcessor chaoticWrapping(
            ObjectProvider<CrashPoints> crashPoints, ObjectProvider<Failures> failures) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof Handling handling
                        ? new ChaoticHandling(handling, new ChaoticWork(crashPoints.getObject(), failures.getObject()))
                        : bean;
            }
        };
    }
}
