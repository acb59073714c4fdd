package couplinglab.order.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import couplinglab.contracts.MalformedMessage;
import couplinglab.contracts.MessageFormat;
import couplinglab.contracts.OrderPlaced;
import couplinglab.order.TestDatabase;
import couplinglab.order.book.CouplingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** What a publisher promises on every broker: whatever the way, the consumer's queue gets the plain order. */
interface OrderPublisherContract {
    /** The queue of the consumer, empty when a test begins. */
    String ARRIVALS = "orders";

    /** A client of the broker, to look what has arrived. */
    SqsAsyncClient sqs();

    OrderPublisher publisher();

    /** Named by the topology: what is published there arrives in {@link #ARRIVALS}. */
    String destination();

    /** What no intermediary of this kind ever takes. */
    String poison();

    /** Takes all orders out of the queue. */
    default List<OrderPlaced> arrived(int atLeast) {
        var url = Clients.url(sqs(), ARRIVALS);
        List<OrderPlaced> orders = new ArrayList<>();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            sqs()
                    .receiveMessage(request ->
                            request.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(1))
                    .join()
                    .messages()
                    .stream()
                    .map(Message::body)
                    .map(OrderPublisherContract::read)
                    .forEach(orders::add);
            return orders.size() >= atLeast;
        });
        return orders;
    }

    @Test
    default void deliversThePlainOrders() throws Exception {
        var batch = new ArrayList<OutboxMessage>();
        for (long id = 1; id <= OrderPublisher.MAX_BATCH; id++) {
            batch.add(message(id));
        }

        var published = publisher().publish(destination(), batch);

        assertThat(published.acknowledged())
                .containsExactlyInAnyOrderElementsOf(
                        batch.stream().map(OutboxMessage::id).toList());
        assertThat(arrived(batch.size())).containsExactlyInAnyOrderElementsOf(orders(batch));
    }

    @Test
    default void deliversTenOfTheLargestOrders() throws Exception {
        var ten = LargestOrder.messages(publisher().mode(), destination(), OrderPublisher.MAX_BATCH);

        for (var part : Batches.cut(ten, publisher().maxBytes(), publisher()::bytes)) {
            assertThat(publisher().publish(destination(), part).acknowledged()).hasSameSizeAs(part);
        }

        assertThat(arrived(ten.size())).containsExactlyInAnyOrderElementsOf(orders(ten));
    }

    @Test
    default void reportsARefusedMessageAndDeliversTheOthers() throws Exception {
        var good = message(1);
        var poison = new OutboxMessage(2, "order-2", publisher().mode(), destination(), poison());

        var published = publisher().publish(destination(), List.of(good, poison));

        assertThat(published.acknowledged()).containsExactly(1L);
        assertThat(published.refused()).as(published.toString()).containsOnlyKeys(2L);
        assertThat(published.failed()).isEmpty();
        assertThat(arrived(1)).containsExactlyElementsOf(orders(List.of(good)));
    }

    @Test
    default void takesAMissingDestinationForADegradedBroker() {
        assertThatThrownBy(() -> publisher().publish("no-such-destination", List.of(message(1))))
                .isInstanceOf(BrokerDegraded.class)
                .hasMessageContaining("no-such-destination");
    }

    default OutboxMessage message(long id) {
        return message(id, publisher().mode(), destination());
    }

    static OutboxMessage message(long id, CouplingMode mode, String destination) {
        return new OutboxMessage(
                id,
                "order-" + id,
                mode,
                destination,
                new MessageFormat().write(TestDatabase.order(null).message("order-confirmations")));
    }

    private static List<OrderPlaced> orders(List<OutboxMessage> messages) {
        return messages.stream().map(message -> read(message.body())).toList();
    }

    static OrderPlaced read(String body) {
        try {
            return new MessageFormat().readOrder(body);
        } catch (MalformedMessage malformed) {
            throw new AssertionError(body, malformed);
        }
    }
}
