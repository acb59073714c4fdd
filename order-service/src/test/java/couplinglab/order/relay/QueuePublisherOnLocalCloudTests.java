package couplinglab.order.relay;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import couplinglab.cloud.CloudSettings;
import couplinglab.cloud.LocalCloud;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

class QueuePublisherOnLocalCloudTests implements OrderPublisherContract {
    private LocalCloud cloud;
    private SqsAsyncClient sqs;

    @BeforeEach
    void start() {
        cloud = LocalCloud.start(CloudSettings.inMemory());
        sqs = SqsClients.to(cloud.sqsEndpoint());
    }

    @AfterEach
    void stop() {
        sqs.close();
        cloud.close();
    }

    @Override
    public SqsAsyncClient sqs() {
        return sqs;
    }

    @Test
    void takesASilentBrokerForADegradedOneAndFindsItAgain() throws Exception {
        var publisher = publisher();
        var message = OrderPublisherContract.message(1, OrderPublisherContract.body());
        publisher.publish(DESTINATION, List.of(message));
        int port = cloud.sqsEndpoint().getPort();
        cloud.close();

        assertThatThrownBy(() -> publisher.publish(DESTINATION, List.of(message)))
                .isInstanceOf(BrokerDegraded.class);

        cloud = LocalCloud.start(CloudSettings.inMemory().onPort(port));
        publisher.publish(DESTINATION, List.of(message));
    }
}
