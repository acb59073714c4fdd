package couplinglab.order.coupling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import couplinglab.contracts.OrderPlaced;
import couplinglab.order.TestDatabase;
import couplinglab.order.book.Fulfillment;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With a deadline, since a client without timeouts would wait for ever where a test is wrong about its consumer. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RestFulfillmentTests {
    private static final Duration SHORT = Duration.ofMillis(200);
    private final OrderPlaced order = TestDatabase.order("k").message("order-confirmations");

    @ParameterizedTest
    @ValueSource(ints = {200, 201})
    void readsTheConsumersWord(int status) throws Exception {
        try (var consumer = new StubConsumer(StubConsumer.answering(status, StubConsumer.SHIPPED));
                var client = RestFulfillment.withoutTimeouts(consumer.uri())) {
            assertThat(client.fulfill(order)).isEqualTo(new Fulfillment(42, Instant.parse("2026-11-24T08:31:00Z")));
        }
    }

    @Test
    void knowsThatARefusedConnectionSentNothing() throws Exception {
        try (var client = RestFulfillment.withoutTimeouts(StubConsumer.nobody())) {
            assertThatThrownBy(() -> client.fulfill(order)).isInstanceOf(FulfillmentFailed.NeverSent.class);
        }
    }

    @Test
    void knowsThatAnUnknownHostWasSentNothing() throws Exception {
        try (var client = RestFulfillment.withoutTimeouts(URI.create("http://no-such-host.invalid:80"))) {
            assertThatThrownBy(() -> client.fulfill(order)).isInstanceOf(FulfillmentFailed.NeverSent.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 201 x\r\nContent-Le",
                "HTTP/1.1 201 x\r\nContent-Length: 90\r\n\r\n{\"shipment\":42",
                "HTTP/1.1 201 x\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 201 x\r\nContent-Length: 4\r\n\r\nnull",
                "HTTP/1.1 201 x\r\nContent-Length: 3\r\n\r\nyes",
                "HTTP/1.1 204 x\r\n\r\n",
                "HTTP/1.1 500 x\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 302 x\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n"
            })
    void doesNotKnowAfterABrokenOrUnreadableAnswerAndNeverAsksAgain(String answer) throws Exception {
        try (var consumer = new StubConsumer(StubConsumer.breakingAfter(answer));
                var client = RestFulfillment.withoutTimeouts(consumer.uri())) {
            assertThatThrownBy(() -> client.fulfill(order)).isInstanceOf(FulfillmentFailed.Broke.class);

            assertThat(consumer.requests()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 409, 422, 503})
    void takesTheConsumersRefusalForOne(int status) throws Exception {
        try (var consumer = new StubConsumer(StubConsumer.answering(status, "{}"));
                var client = RestFulfillment.withoutTimeouts(consumer.uri())) {
            assertThatThrownBy(() -> client.fulfill(order))
                    .isInstanceOfSatisfying(
                            FulfillmentFailed.RefusedByConsumer.class,
                            refusal -> assertThat(refusal.isBusy()).isEqualTo(status == 503));
        }
    }

    @Test
    void doesNotKnowWhenNoAnswerCameInTimeAndNeverAsksAgain() throws Exception {
        try (var consumer = new StubConsumer(StubConsumer.frozen());
                var client = RestFulfillment.withTimeouts(consumer.uri(), SHORT, SHORT)) {
            assertThatThrownBy(() -> client.fulfill(order)).isInstanceOf(FulfillmentFailed.TimedOut.class);

            assertThat(consumer.requests()).isEqualTo(1);
        }
    }

    /** A kept connection to a consumer that died meanwhile would be a broken connection, not a refusal. */
    @Test
    void opensAConnectionACall() throws Exception {
        var consumer = new StubConsumer(StubConsumer.answering(201, StubConsumer.SHIPPED));
        try (var client = RestFulfillment.withoutTimeouts(consumer.uri())) {
            client.fulfill(order);
            consumer.close();

            assertThatThrownBy(() -> client.fulfill(order)).isInstanceOf(FulfillmentFailed.NeverSent.class);
        }
    }
}
