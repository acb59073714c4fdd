package couplinglab.cloud.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class JsonProtocolTests {
    private final JsonProtocol protocol = new JsonProtocol(new Echo());

    @Test
    void readsAsManyValuesAsAnyRequestHas() {
        assertThat(answer(90_000).status()).isEqualTo(200);
    }

    /** Each takes more memory than its two or three bytes: eight megabytes of them would be all that there is. */
    @Test
    void readsNoMoreValuesThanThat() {
        assertThatThrownBy(() -> answer(110_000))
                .isInstanceOfSatisfying(
                        AwsError.class, error -> assertThat(error.code()).isEqualTo("SerializationException"))
                .hasMessageContaining("100000");
    }

    private Answer answer(int values) {
        var body = "{\"x\":[1" + ",1".repeat(values - 1) + "]}";
        return protocol.answer(new Request("POST", "Echo.Anything", "", ByteString.fromString(body)));
    }

    private static final class Echo implements JsonService {
        @Override
        public String target() {
            return "Echo";
        }

        @Override
        public JsonNode answer(String operation, ObjectNode request) {
            return request;
        }
    }
}
