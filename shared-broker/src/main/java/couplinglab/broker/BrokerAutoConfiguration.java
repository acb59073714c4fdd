package couplinglab.broker;

import io.awspring.cloud.autoconfigure.sqs.SqsAutoConfiguration;
import io.awspring.cloud.sqs.config.SqsBeanNames;
import io.awspring.cloud.sqs.listener.MessageListenerContainerRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

@AutoConfiguration(after = SqsAutoConfiguration.class)
@EnableConfigurationProperties(BrokerProperties.class)
class BrokerAutoConfiguration {

    /** Is stopped before the listeners that it might still start. */
    @Bean
    @DependsOn(SqsBeanNames.ENDPOINT_REGISTRY_BEAN_NAME)
    Broker broker(SqsAsyncClient sqs, BrokerProperties properties, ObjectProvider<StartsWithBroker> waiting) {
        return new Broker(
                new Probe(sqs, properties), properties, waiting.orderedStream().toList());
    }

    @Bean
    static PromptStop promptStop() {
        return new PromptStop();
    }

    @Bean
    BrokerHealth brokerHealthIndicator(Broker broker) {
        return new BrokerHealth(broker);
    }

    @Bean
    Listeners listeners(MessageListenerContainerRegistry registry) {
        return new Listeners(registry);
    }
}
