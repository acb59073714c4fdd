package couplinglab.partner.bus;

import io.awspring.cloud.autoconfigure.AwsClientProperties;
import io.awspring.cloud.autoconfigure.AwsSyncClientCustomizer;
import io.awspring.cloud.autoconfigure.core.AwsClientBuilderConfigurer;
import io.awspring.cloud.autoconfigure.core.AwsConnectionDetails;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/** The client that Spring Cloud AWS has no starter for, configured by its own means: credentials, region, endpoint. */
@Configuration(proxyBeanMethods = false)
class BusConfiguration {

    @Bean
    EventBridgeClient eventBridge(
            AwsClientBuilderConfigurer configurer,
            EventBridge properties,
            ObjectProvider<AwsConnectionDetails> connection,
            ObjectProvider<AwsSyncClientCustomizer> customizers) {
        return configurer
                .configureSyncClient(
                        EventBridgeClient.builder(),
                        properties,
                        connection.getIfAvailable(),
                        Stream.empty(),
                        customizers.orderedStream())
                .build();
    }

    @Bean
    PartnerBus partnerBus(EventBridgeClient events, BusProperties properties) {
        return new EventBridgeBus(events, properties.name(), properties.timeout());
    }

    @ConfigurationProperties("spring.cloud.aws.eventbridge")
    static final class EventBridge extends AwsClientProperties {}
}
