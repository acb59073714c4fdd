package couplinglab.partner.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import couplinglab.contracts.ContractViolation;
import couplinglab.contracts.OrderDelivered;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class CarrierEventTests {
    private static final String DELIVERED = """
            {"id": "evt-1", "type": "delivered", "orderId": "3f0c6a52-8f53-4d7c-9d4e-6c2b0a6f1b11",
             "deliveredAt": "2026-11-24T10:00:00Z", "signedBy": {"name": "Zoë"}}""";

    @Test
    void readsADeliveryWhateverElseTheCarrierSaysOfIt() {
        assertThat(read(DELIVERED))
                .contains(new OrderDelivered(
                        "3f0c6a52-8f53-4d7c-9d4e-6c2b0a6f1b11", "evt-1", Instant.parse("2026-11-24T10:00:00Z")));
    }

    @Test
    void readsNothingOfOtherTypesBeyondTheirType() {
        assertThat(read("{\"type\": \"in-transit\", \"orderId\": 7, \"deliveredAt\": \"soon\"}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"delivered\" | 7        | type",
                "\"type\"      | \"kind\" | type",
                "evt-1         | an event | id",
                "\"id\"        | \"ID\"   | id",
                "3f0c          | 3F0C     | orderId",
                "2026          | 1026     | deliveredAt",
            })
    void saysWhichFieldHasNoValueThatItCanHave(String right, String wrong, String field) {
        assertThatExceptionOfType(ContractViolation.class)
                .isThrownBy(() -> read(DELIVERED.replace(right, wrong)))
                .satisfies(violation -> assertThat(violation.field()).isEqualTo(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "7", "\"delivered\"", "{}"})
    void needsAnObjectWithAType(String body) {
        assertThatExceptionOfType(ContractViolation.class)
                .isThrownBy(() -> read(body))
                .satisfies(violation -> assertThat(violation.field()).isEqualTo("type"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{} {}", "{\"type\":\"delivered\",\"type\":\"delivered\"}", "not json"})
    void refusesWhatIsNoJson(String body) {
        assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> read(body));
    }

    @Test
    void refusesBytesThatAreNoText() {
        assertThatExceptionOfType(JacksonException.class)
                .isThrownBy(() -> CarrierEvent.read(new byte[] {'"', (byte) 0xC3, '"'}));
    }

    private static Optional<OrderDelivered> read(String body) {
        return CarrierEvent.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
