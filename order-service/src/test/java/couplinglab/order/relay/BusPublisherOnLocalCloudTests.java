package couplinglab.order.relay;

import couplinglab.cloud.CloudSettings;
import couplinglab.cloud.LocalCloud;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

class BusPublisherOnLocalCloudTests implements OrderPublisherContract {
    private LocalCloud cloud;
    private SqsAsyncClient sqs;
    private EventBridgeAsyncClient events;

    @BeforeEach
    void start() {
        cloud = LocalCloud.start(CloudSettings.inMemory());
        sqs = Clients.sqs(cloud.sqsEndpoint());
        events = Clients.events(cloud.eventsEndpoint());
    }

    @AfterEach
    void stop() {
        events.close();
        sqs.close();
        cloud.close();
    }

    @Override
    public SqsAsyncClient sqs() {
        return sqs;
    }

    @Override
    public OrderPublisher publisher() {
        return new BusPublisher(events, Clock.systemUTC());
    }

    @Override
    public String destination() {
        return "orders";
    }

    /** A detail has to be a JSON object. */
    @Override
    public String poison() {
        return "[]";
    }
}
