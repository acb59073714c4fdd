package couplinglab.order.relay;

import couplinglab.chaos.ChaosProfile;
import couplinglab.chaos.CrashPoints;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

@Configuration(proxyBeanMethods = false)
class RelayConfiguration {

    @Bean
    OrderPublisher queuePublisher(SqsAsyncClient sqs, CrashPoints crashPoints) {
        return new ChaoticPublisher(new QueuePublisher(sqs), crashPoints);
    }

    @Bean
    ChaosProfile chaosProfile() {
        return ChaosProfile.producer();
    }
}
