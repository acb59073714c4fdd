package couplinglab.partner.chaotic;

import couplinglab.chaos.ChaosProfile;
import couplinglab.chaos.CrashPoint;
import couplinglab.chaos.CrashPoints;
import couplinglab.chaos.Fault;
import couplinglab.partner.importing.LineRecords;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wraps the work that a crash bites at; without {@code chaos.enabled} none of this is there. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "chaos.enabled", havingValue = "true")
class ChaoticConfiguration {

    @Bean
    ChaosProfile chaosProfile() {
        return new ChaosProfile(
                Set.of(Fault.CRASH_AT),
                Set.of(CrashPoint.BEFORE_TRANSACTION, CrashPoint.AFTER_COMMIT, CrashPoint.BEFORE_DELETE));
    }

    @Bean
    static BeanPostProcessor chaoticWrapping(ObjectProvider<CrashPoints> crashPoints) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof LineRecords records
                        ? new ChaoticLineRecords(records, crashPoints.getObject())
                        : bean;
            }
        };
    }
}
