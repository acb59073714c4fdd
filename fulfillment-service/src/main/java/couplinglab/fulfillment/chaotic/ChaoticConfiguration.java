package couplinglab.fulfillment.chaotic;

import couplinglab.chaos.ChaosProfile;
import couplinglab.chaos.CrashPoint;
import couplinglab.chaos.CrashPoints;
import couplinglab.chaos.Failures;
import couplinglab.chaos.Gate;
import couplinglab.fulfillment.intake.Deletions;
import couplinglab.fulfillment.shipping.Fulfillment;
import io.awspring.cloud.sqs.listener.backpressure.BackPressureHandlerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wraps the beans that chaos bites at; without {@code chaos.enabled} none of this is there. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "chaos.enabled", havingValue = "true")
class ChaoticConfiguration {

    @Bean
    ChaosProfile chaosProfile() {
        return ChaosProfile.consumer();
    }

    @Bean
    BackPressureHandlerFactory frozenPolling(Gate gate) {
        return options -> new FrozenPolling(gate);
    }

    @Bean
    static BeanPostProcessor chaoticWrapping(
            ObjectProvider<CrashPoints> crashPoints, ObjectProvider<Failures> failures) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof Fulfillment fulfillment) {
                    return new ChaoticFulfillment(fulfillment, crashPoints.getObject(), failures.getObject());
                }
                if (bean instanceof Deletions deletions) {
                    return crashing(deletions, crashPoints.getObject());
                }
                return bean;
            }
        };
    }

    private static Deletions crashing(Deletions deletions, CrashPoints crashPoints) {
        return (batch, done) -> {
            crashPoints.reached(CrashPoint.BEFORE_DELETE);
            deletions.delete(batch, done);
        };
    }
}
