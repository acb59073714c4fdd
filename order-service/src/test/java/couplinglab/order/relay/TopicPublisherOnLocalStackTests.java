package couplinglab.order.relay;

import couplinglab.testing.LocalStack;
import couplinglab.testing.NeedsDocker;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

@NeedsDocker
class TopicPublisherOnLocalStackTests implements OrderPublisherContract {
    private static SqsAsyncClient sqs;
    private static SnsAsyncClient sns;

    @BeforeAll
    static void connect() {
        sqs = Clients.sqs(LocalStack.endpoint());
        sns = Clients.sns(LocalStack.endpoint());
    }

    @AfterAll
    static void disconnect() {
        sns.close();
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
