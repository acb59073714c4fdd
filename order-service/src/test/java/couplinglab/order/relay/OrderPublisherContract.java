package couplinglab.order.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import couplinglab.contracts.MessageFormat;
import couplinglab.order.TestDatabase;
import couplinglab.order.book.CouplingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** What a publisher promises on every broker. */
interface OrderPublisherContract {
    /** Named by the topology, and empty when a test begins. */
    String DESTINATION = "notifications";

    /** A client of the broker. */
    SqsAsyncClient sqs();

    default OrderPublisher publisher() {
        return new QueuePublisher(sqs());
    }

    /** Takes all bodies out of the queue in which messages to the destination arrive. */
    default List<String> arrived(int atLeast) {
        var url = SqsClients.url(sqs(), DESTINATION);
        List<String> bodies = new ArrayList<>();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            sqs()
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
    default void deliversEachMessageAsItWasWritten() throws Exception {
        var batch = new ArrayList<OutboxMessage>();
        for (long id = 1; id <= OrderPublisher.MAX_BATCH; id++) {
            batch.add(message(id, body()));
        }

        var published = publisher().publish(DESTINATION, batch);

        assertThat(published.acknowledged())
                .containsExactlyInAnyOrderElementsOf(
                        batch.stream().map(OutboxMessage::id).toList());
        assertThat(arrived(batch.size()))
                .containsExactlyInAnyOrderElementsOf(
                        batch.stream().map(OutboxMessage::body).toList());
    }

    @Test
    default void reportsARefusedMessageAndDeliversTheOthers() throws Exception {
        var good = message(1, body());
        var poison = message(2, "never \u0000 sendable");

        var published = publisher().publish(DESTINATION, List.of(good, poison));

        assertThat(published.acknowledged()).containsExactly(1L);
        assertThat(published.refused()).as(published.toString()).containsOnlyKeys(2L);
        assertThat(published.failed()).isEmpty();
        assertThat(arrived(1)).containsExactly(good.body());
    }

    @Test
    default void takesAMissingDestinationForADegradedBroker() {
        assertThatThrownBy(() -> publisher().publish("no-such-destination", List.of(message(1, body()))))
                .isInstanceOf(BrokerDegraded.class)
                .hasMessageContaining("no-such-destination");
    }

    static OutboxMessage message(long id, String body) {
        return new OutboxMessage(id, "order-" + id, CouplingMode.QUEUE, DESTINATION, body);
    }

    static String body() {
        return new MessageFormat().write(TestDatabase.order(null).message("order-confirmations"));
    }
}
