package couplinglab.order.relay;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.testing.LocalStack;
import couplinglab.testing.NeedsDocker;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

@NeedsDocker
class BusPublisherOnLocalStackTests implements OrderPublisherContract {
    private static SqsAsyncClient sqs;
    private static EventBridgeAsyncClient events;

    @BeforeAll
    static void connect() {
        sqs = Clients.sqs(LocalStack.endpoint());
        events = Clients.events(LocalStack.endpoint());
    }

    @AfterAll
    static void disconnect() {
        events.close();
        sqs.close();
    }

    @BeforeEach
    void empty() {
        Clients.empty(sqs, ARRIVALS);
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

    /** The reason why the publisher asks for its bus. LocalStack does as AWS does. */
    @Test
    void acknowledgesEventsForABusThatDoesNotExist() {
        var entry = PutEventsRequestEntry.builder()
                .eventBusName("no-such-destination")
                .source("any")
                .detailType("any")
                .detail("{}")
                .build();

        var answer = events.putEvents(request -> request.entries(entry)).join();

        assertThat(answer.failedEntryCount()).isZero();
        assertThat(answer.entries().get(0).eventId()).isNotEmpty();
    }
}
