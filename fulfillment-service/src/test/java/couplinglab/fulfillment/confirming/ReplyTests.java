package couplinglab.fulfillment.confirming;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import couplinglab.contracts.OrderFulfilled;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTests {

    @ParameterizedTest
    @ValueSource(strings = {"orders", "order-confirmations-dlq", "notifications", "", "http://evil.example/queue"})
    void goesToNoQueueButThoseForReplies(String queue) {
        var confirmation = new OrderFulfilled(UUID.randomUUID().toString(), null, 1, Instant.EPOCH);

        assertThatThrownBy(() -> new Reply(queue, confirmation))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not a queue that confirmations go to");
    }
}
