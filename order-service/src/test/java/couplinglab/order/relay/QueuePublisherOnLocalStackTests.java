package couplinglab.order.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import couplinglab.testing.LocalStack;
import couplinglab.testing.NeedsDocker;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.localstack.LocalStackContainer;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;

@NeedsDocker
class QueuePublisherOnLocalStackTests implements OrderPublisherContract {
    private static SqsAsyncClient sqs;

    @BeforeAll
    static void connect() {
        sqs = Clients.sqs(LocalStack.endpoint());
    }

    @AfterAll
    static void disconnect() {
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

    /** SQS and ElasticMQ call it the sender's fault. */
    @Test
    void namesAForbiddenCharacterByCodeAndNotAsTheSendersFault() {
        var answer = Clients.sendGoodAndPoison(sqs, ARRIVALS);

        assertThat(answer.successful())
                .extracting(SendMessageBatchResultEntry::id)
                .containsExactly("good");
        assertThat(answer.failed()).singleElement().satisfies(failure -> {
            assertThat(failure.id()).isEqualTo("poison");
            assertThat(failure.code()).isEqualTo("InvalidMessageContents");
            assertThat(failure.senderFault()).isFalse();
        });
    }

    @Test
    void takesASilentBrokerForADegradedOneAndFindsItAgain() throws Exception {
        int port = freePort();
        var message = message(1);
        try (var own = on(port);
                var client = Clients.sqs(URI.create("http://" + own.getHost() + ":" + port))) {
            own.start();
            var publisher = new QueuePublisher(client);
            publisher.publish(destination(), List.of(message));
            own.stop();

            assertThatThrownBy(() -> publisher.publish(destination(), List.of(message)))
                    .isInstanceOf(BrokerDegraded.class);

            try (var again = on(port)) {
                again.start();
                Awaitility.await()
                        .atMost(Duration.ofMinutes(1))
                        .ignoreExceptionsInstanceOf(BrokerDegraded.class)
                        .until(() -> publisher
                                .publish(destination(), List.of(message))
                                .acknowledged()
                                .contains(1L));
            }
        }
    }

    private static LocalStackContainer on(int port) {
        var container = LocalStack.container();
        container.setPortBindings(List.of(port + ":4566"));
        return container;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
