package couplinglab.order.relay;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

@Configuration(proxyBeanMethods = false)
class RelayConfiguration {

    @Bean
    OrderPublisher queuePublisher(SqsAsyncClient sqs) {
        return new QueuePublisher(sqs);
    }
}
