package couplinglab.order.relay;

import couplinglab.cloud.CloudSettings;
import couplinglab.cloud.LocalCloud;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

class TopicPublisherOnLocalCloudTests implements OrderPublisherContract {
    private LocalCloud cloud;
    private SqsAsyncClient sqs;
    private SnsAsyncClient sns;

    @BeforeEach
    void start() {
        cloud = LocalCloud.start(CloudSettings.inMemory());
        sqs = Clients.sqs(cloud.sqsEndpoint());
        sns = Clients.sns(cloud.eventsEndpoint());
    }

    @AfterEach
    void stop() {
        sns.close();
        sqs.close();
        cloud.close();
    }

    @Override
    public SqsAsyncClient sqs() {
        return sqs;
    }

    @Override
    public OrderPublisher publisher() {
        return new TopicPublisher(sns);
    }

    @Override
    public String destination() {
        return "order-placed";
    }

    /** A byte more than one message may have: the whole batch is refused for it. */
    @Override
    public String poison() {
        return "x".repeat(256 * 1024 + 1);
    }
}
