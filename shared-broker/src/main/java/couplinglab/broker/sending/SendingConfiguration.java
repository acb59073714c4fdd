package couplinglab.broker.sending;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** To be imported by a service that sends to queues. */
@Configuration(proxyBeanMethods = false)
public class SendingConfiguration {

    @Bean
    Sender sender(SqsAsyncClient sqs) {
        return new SqsSender(sqs);
    }
}
