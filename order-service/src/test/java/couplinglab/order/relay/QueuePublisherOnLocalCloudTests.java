package couplinglab.order.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import couplinglab.cloud.CloudSettings;
import couplinglab.cloud.LocalCloud;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;

class QueuePublisherOnLocalCloudTests implements OrderPublisherContract {
    private LocalCloud cloud;
    private SqsAsyncClient sqs;

    @BeforeEach
    void start() {
        cloud = LocalCloud.start(CloudSettings.inMemory());
        sqs = Clients.sqs(cloud.sqsEndpoint());
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

    @Override
    public OrderPublisher publisher() {
        return new QueuePublisher(sqs);
    }

    @Override
    public String destination() {
        return ARRIVALS;
    }

    /** An order has none of these: it is refused at the door. */
    @Override
    public String poison() {
        return "never \u0000 sendable";
    }

    /** SQS has the code as a code, as LocalStack has. */
    @Test
    void namesAForbiddenCharacterInTheMessageAndAsTheSendersFault() {
        var answer = Clients.sendGoodAndPoison(sqs, ARRIVALS);

        assertThat(answer.successful())
                .extracting(SendMessageBatchResultEntry::id)
                .containsExactly("good");
        assertThat(answer.failed()).singleElement().satisfies(failure -> {
            assertThat(failure.id()).isEqualTo("poison");
            assertThat(failure.message()).isEqualTo("InvalidMessageContents");
            assertThat(failure.senderFault()).isTrue();
        });
    }

    @Test
    void takesASilentBrokerForADegradedOneAndFindsItAgain() throws Exception {
        var publisher = publisher();
        var message = message(1);
        publisher.publish(destination(), List.of(message));
        int port = cloud.sqsEndpoint().getPort();
        cloud.close();

        assertThatThrownBy(() -> publisher.publish(destination(), List.of(message)))
                .isInstanceOf(BrokerDegraded.class);

        cloud = LocalCloud.start(CloudSettings.inMemory().onPort(port));
        publisher.publish(destination(), List.of(message));
    }
}
