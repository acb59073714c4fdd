package couplinglab.subscriber;

import couplinglab.cloud.CloudSettings;
import couplinglab.cloud.LocalCloud;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** With the embedded cloud and H2. */
class SubscriberOnLocalCloudTests extends SubscriberContract {
    private static final LocalCloud CLOUD = LocalCloud.start(CloudSettings.inMemory());

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry properties) {
        properties.add("spring.cloud.aws.sqs.endpoint", CLOUD::sqsEndpoint);
        properties.add("spring.datasource.url", () -> "jdbc:h2:mem:subscriber;DB_CLOSE_DELAY=-1");
    }
}
