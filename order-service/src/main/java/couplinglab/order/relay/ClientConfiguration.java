package couplinglab.order.relay;

import io.awspring.cloud.autoconfigure.AwsAsyncClientCustomizer;
import io.awspring.cloud.autoconfigure.AwsClientProperties;
import io.awspring.cloud.autoconfigure.core.AwsClientBuilderConfigurer;
import io.awspring.cloud.autoconfigure.core.AwsConnectionDetails;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;
import software.amazon.awssdk.services.sns.SnsAsyncClient;

/**
 * The clients that Spring Cloud AWS has no starter for, configured by its own means, as the one of SQS is: credentials,
 * region, endpoint. Lazy, because most copies of this service never publish to a topic or a bus.
 */
@Configuration(proxyBeanMethods = false)
class ClientConfiguration {

    @Bean
    @Lazy
    SnsAsyncClient sns(
            AwsClientBuilderConfigurer configurer,
            Sns properties,
            ObjectProvider<AwsConnectionDetails> connection,
            ObjectProvider<AwsAsyncClientCustomizer> customizers) {
        return configurer
                .configureAsyncClient(
                        SnsAsyncClient.builder(),
                        properties,
                        connection.getIfAvailable(),
                        Stream.empty(),
                        customizers.orderedStream())
                .build();
    }

    @Bean
    @Lazy
    EventBridgeAsyncClient eventBridge(
            AwsClientBuilderConfigurer configurer,
            EventBridge properties,
            ObjectProvider<AwsConnectionDetails> connection,
            ObjectProvider<AwsAsyncClientCustomizer> customizers) {
        return configurer
                .configureAsyncClient(
                        EventBridgeAsyncClient.builder(),
                        properties,
                        connection.getIfAvailable(),
                        Stream.empty(),
                        customizers.orderedStream())
                .build();
    }

    @ConfigurationProperties("spring.cloud.aws.sns")
    static final class Sns extends AwsClientProperties {}

    @ConfigurationProperties("spring.cloud.aws.eventbridge")
    static final class EventBridge extends AwsClientProperties {}
}
