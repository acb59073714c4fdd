package couplinglab.order.relay;

import couplinglab.chaos.ChaosProfile;
import couplinglab.chaos.CrashPoints;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

@Configuration(proxyBeanMethods = false)
class RelayConfiguration {

    @Bean
    OrderPublisher queuePublisher(SqsAsyncClient sqs, CrashPoints crashPoints) {
        return new ChaoticPublisher(new QueuePublisher(sqs), crashPoints);
    }

    @Bean
    OrderPublisher topicPublisher(@Lazy SnsAsyncClient sns, CrashPoints crashPoints) {
        return new ChaoticPublisher(new TopicPublisher(sns), crashPoints);
    }

    @Bean
    OrderPublisher busPublisher(@Lazy EventBridgeAsyncClient events, Clock clock, CrashPoints crashPoints) {
        return new ChaoticPublisher(new BusPublisher(events, clock), crashPoints);
    }

    @Bean
    ChaosProfile chaosProfile() {
        return ChaosProfile.producer();
    }
}
