package couplinglab.fulfillment.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** A body that nobody has checked decides neither where an answer goes nor whose order it is about. */
class AddresseeTests {
    private static final String ID = "3f0d3a52-7f0c-4b53-9c3e-0c7f4fb0a111";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"orders\"",
                "\"orders-dlq\"",
                "\"order-confirmations-dlq\"",
                "\"order-confirmations \"",
                "\"ORDER-CONFIRMATIONS\"",
                "\"http://evil.example/order-confirmations\"",
                "[\"order-confirmations\"]",
                "{\"order-confirmations\":1}",
                "7",
                "null"
            })
    void answersToNoQueueButThoseForReplies(String replyTo) {
        assertThat(of("{\"orderId\":\"" + ID + "\",\"replyTo\":" + replyTo + "}"))
                .isEqualTo(new Addressee(ID, null));
    }

    @Test
    void answersToTheQueuesForReplies() {
        assertThat(of("{\"orderId\":\"" + ID + "\",\"replyTo\":\"order-confirmations-2\"}"))
                .isEqualTo(new Addressee(ID, "order-confirmations-2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "7", "[]", "not JSON", "{\"orderId\":\"' OR 1=1\"}", "{\"orderId\":[]}"})
    void concernsNobodyWhereItCannotBeRead(String body) {
        assertThat(of(body)).isEqualTo(new Addressee(null, null));
    }

    private static Addressee of(String body) {
        return Addressee.of(body, JsonMapper.shared());
    }
}
