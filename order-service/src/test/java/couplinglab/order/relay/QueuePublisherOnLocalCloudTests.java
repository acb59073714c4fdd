package couplinglab.order.relay;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import couplinglab.cloud.CloudSettings;
import couplinglab.cloud.LocalCloud;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.Message;

class QueuePublisherOnLocalCloudTests implements OrderPublisherContract {
    private LocalCloud cloud;
    private SqsAsyncClient sqs;

    @BeforeEach
    void start() {
        cloud = LocalCloud.start(CloudSettings.inMemory());
        sqs = client(cloud.sqsEndpoint());
    }

    @AfterEach
    void stop() {
        sqs.close();
        cloud.close();
    }

    @Override
    public OrderPublisher publisher() {
        return new QueuePublisher(sqs);
    }

    @Override
    public List<String> arrived(int atLeast) {
        var url = sqs.getQueueUrl(request -> request.queueName(DESTINATION))
                .join()
                .queueUrl();
        List<String> bodies = new ArrayList<>();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            sqs
                    .receiveMessage(request ->
                            request.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(1))
                    .join()
                    .messages()
                    .stream()
                    .map(Message::body)
                    .forEach(bodies::add);
            return bodies.size() >= atLeast;
        });
        return bodies;
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

    static SqsAsyncClient client(URI endpoint) {
        return SqsAsyncClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .build();
    }
}
