package couplinglab.order.relay;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.cloud.CloudSettings;
import couplinglab.cloud.LocalCloud;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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

    /** One byte more, and EventBridge refuses the request. */
    @Test
    void putsAsMuchAsItSaysThatARequestMayHold() throws Exception {
        var empty = new OutboxMessage(1, "order-1", publisher().mode(), destination(), "{\"id\":\"\"}");
        var pad = "x".repeat(publisher().maxBytes() - publisher().bytes(empty));
        var largest = new OutboxMessage(1, "order-1", publisher().mode(), destination(), "{\"id\":\"" + pad + "\"}");

        assertThat(publisher().publish(destination(), List.of(largest)).acknowledged())
                .containsExactly(1L);
    }

    /** A detail has to be a JSON object. */
    @Override
    public String poison() {
        return "[]";
    }
}
