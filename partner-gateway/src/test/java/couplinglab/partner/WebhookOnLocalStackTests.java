package couplinglab.partner;

import couplinglab.testing.LocalStack;
import couplinglab.testing.NeedsDocker;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@NeedsDocker
class WebhookOnLocalStackTests extends WebhookContract {
    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry properties) {
        properties.add("spring.cloud.aws.sqs.endpoint", LocalStack::endpoint);
        properties.add("spring.cloud.aws.eventbridge.endpoint", LocalStack::endpoint);
    }
}
