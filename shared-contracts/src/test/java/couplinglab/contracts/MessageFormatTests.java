package couplinglab.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MessageFormatTests {
    private static final String ID = "3f0c6a52-8f53-4d7c-9d4e-6c2b0a6f1b11";
    private final MessageFormat format = new MessageFormat();

    @Test
    void readsTheSampleOfAnOrder() throws MalformedMessage {
        assertThat(format.readOrder(sample("order-placed")))
                .isEqualTo(new OrderPlaced(
                        ID,
                        "a-key-of-the-caller",
                        "Zoë 🫖",
                        "DE",
                        List.of(
                                new OrderLine("TEA-1", 2, Price.parse("4.50")),
                                new OrderLine("CUP-7", 1, Price.parse("1200.00"))),
                        new BigDecimal("1209.00"),
                        Instant.parse("2026-11-24T08:30:00.123Z"),
                        "order-confirmations"));
    }

    @Test
    void readsTheSamplesOfBothConfirmations() throws MalformedMessage {
        assertThat(format.readConfirmation(sample("order-fulfilled")))
                .isEqualTo(
                        new OrderFulfilled(ID, "a-key-of-the-caller", 42, Instant.parse("2026-11-24T08:30:01.456Z")));
        assertThat(format.readConfirmation(sample("order-dead-lettered")))
                .isEqualTo(new OrderDeadLettered(
                        ID, DeadLetterReason.RECEIVES_EXHAUSTED, Instant.parse("2026-11-24T08:31:02.789Z")));
    }

    @Test
    void readsTheSampleOfADelivery() throws MalformedMessage {
        assertThat(format.readDelivery(sample("order-delivered")))
                .isEqualTo(new OrderDelivered(ID, "evt-2f1c", Instant.parse("2026-11-24T10:00:00.123Z")));
    }

    @Test
    void writesTheSamplesAgainAsTheyWere() throws MalformedMessage {
        assertThat(json(format.write(format.readOrder(sample("order-placed")))))
                .isEqualTo(json(sample("order-placed")));
        for (var name : List.of("order-fulfilled", "order-dead-lettered")) {
            assertThat(json(format.write(format.readConfirmation(sample(name)))))
                    .isEqualTo(json(sample(name)));
        }
        assertThat(json(format.write(format.readDelivery(sample("order-delivered")))))
                .isEqualTo(json(sample("order-delivered")));
    }

    @Test
    void writesTheTotalAsAPlainNumberAndThePricesAsStrings() {
        var line = new OrderLine("TEA-1", 1000, Price.parse("99999.9"));
        var order = new OrderPlaced(
                ID, null, "ada", "US", List.of(line), new BigDecimal("99999900"), Instant.EPOCH, "order-confirmations");
        assertThat(format.write(order))
                .contains(
                        "\"total\":99999900.00", "\"unitPrice\":\"99999.90\"", "\"placedAt\":\"1970-01-01T00:00:00Z\"");
    }

    @Test
    void keepsWhatItWrites() throws MalformedMessage {
        var dead =
                new OrderDeadLettered(ID, DeadLetterReason.MALFORMED, Instant.parse("2026-11-24T08:30:00.123456789Z"));
        assertThat(format.readConfirmation(format.write(dead))).isEqualTo(dead);
        var fulfilled = new OrderFulfilled(ID, null, Long.MAX_VALUE, Instant.EPOCH);
        assertThat(format.readConfirmation(format.write(fulfilled))).isEqualTo(fulfilled);
    }

    @ParameterizedTest
    @ValueSource(strings = {"order-fulfilled", "order-dead-lettered"})
    void toleratesAFieldThatANewerWriterAddedToAConfirmation(String name) throws MalformedMessage {
        var newer = sample(name).replaceFirst("\\{", "{\"carrier\": {\"name\": [1]},");
        assertThat(format.readConfirmation(newer)).isEqualTo(format.readConfirmation(sample(name)));
    }

    @Test
    void toleratesFieldsThatANewerWriterAddedToAnOrder() throws MalformedMessage {
        var newer = sample("order-placed")
                .replaceFirst("\\{", "{\"gift\": true,")
                .replace("{\"sku\"", "{\"colour\":null,\"sku\"");
        assertThat(format.readOrder(newer)).isEqualTo(format.readOrder(sample("order-placed")));
    }

    @Test
    void toleratesAFieldThatANewerWriterAddedToADelivery() throws MalformedMessage {
        var newer = sample("order-delivered").replaceFirst("\\{", "{\"signedBy\": {\"name\": \"ada\"},");
        assertThat(format.readDelivery(newer)).isEqualTo(format.readDelivery(sample("order-delivered")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3f0c             | 3F0C                     | orderId",
                "evt-2f1c         | an event                 | carrierEventId",
                "\"evt-2f1c\"     | 7                        | carrierEventId",
                "carrierEventId   | id                       | carrierEventId",
                "2026             | +12026                   | deliveredAt",
                "2026             | yesterday                | deliveredAt",
                "deliveredAt      | at                       | deliveredAt",
            })
    void saysWhichFieldOfADeliveryIsAtFault(String right, String wrong, String field) {
        assertThatExceptionOfType(MalformedMessage.class)
                .isThrownBy(() -> format.readDelivery(sample("order-delivered").replace(right, wrong)))
                .withMessageMatching("\\Q" + field + "\\E .*(must be|is required).*");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"quantity\": 2            | \"quantity\": 1.5         | lines[0].quantity",
                "\"quantity\": 2            | \"quantity\": 2.0         | lines[0].quantity",
                "\"quantity\": 2            | \"quantity\": \"2\"       | lines[0].quantity",
                "\"quantity\": 2            | \"quantity\": null        | lines[0].quantity",
                "\"quantity\": 2            | \"quantity\": true        | lines[0].quantity",
                "\"quantity\": 2            | \"quantity\": 99999999999 | lines[0].quantity",
                "\"quantity\": 2            | \"quantity\": 0           | lines[0].quantity",
                "\"quantity\": 2,           | ``                        | lines[0].quantity",
                "\"quantity\": 1,           | \"quantity\": 1001,       | lines[1].quantity",
                "\"unitPrice\": \"4.50\"    | \"unitPrice\": 4.50       | lines[0].unitPrice",
                "\"unitPrice\": \"4.50\"    | \"unitPrice\": 4          | lines[0].unitPrice",
                "\"unitPrice\": \"4.50\"    | \"unitPrice\": \"1e3\"    | lines[0].unitPrice",
                "\"unitPrice\": \"1200.00\" | \"unitPrice\": \"-1\"     | lines[1].unitPrice",
                "\"unitPrice\": \"1200.00\" | \"unitPrice\": null       | lines[1].unitPrice",
                "\"sku\": \"CUP-7\"         | \"sku\": \"cup\"          | lines[1].sku",
                "\"sku\": \"CUP-7\"         | \"sku\": 7                | lines[1].sku",
                "\"customer\": \"Zoë 🫖\"   | \"customer\": 7           | customer",
                "\"customer\": \"Zoë 🫖\"   | \"customer\": true        | customer",
                "\"customer\": \"Zoë 🫖\"   | \"customer\": [\"ada\"]   | customer",
                "\"customer\": \"Zoë 🫖\"   | \"customer\": \"\\uD800\" | customer",
                "\"destination\": \"DE\"    | \"destination\": \"de\"   | destination",
                "\"total\": 1209.00         | \"total\": \"1209.00\"    | total",
                "\"total\": 1209.00         | \"total\": 1209.01        | total",
                "\"total\": 1209.00         | \"total\": 1e400000000    | total",
                "\"placedAt\": \"2026       | \"placedAt\": \"x2026     | placedAt",
                "\"replyTo\": \"order       | \"replyTo\": \"/order     | replyTo",
                "\"orderId\": \"3f          | \"orderId\": \"3F         | orderId",
                "\"key\": \"a               | \"key\": \"a b            | key",
            })
    void saysWhichFieldOfAnOrderIsAtFault(String right, String wrong, String field) {
        var body = sample("order-placed").replace(": {\"", ":{\"").replace(right, wrong);
        assertThat(body).isNotEqualTo(sample("order-placed"));
        assertThatExceptionOfType(MalformedMessage.class)
                .isThrownBy(() -> format.readOrder(body))
                .withMessageMatching("\\Q" + field + "\\E .*(must (be|have)|is required).*")
                .satisfies(malformed -> assertThat(malformed.getMessage()).doesNotContain("couplinglab", "java"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "null", "[]", "\"\"", "{}", "7", "not JSON", "{", "{\"orderId\":", "\u0000", "[{}]"})
    void refusesWhatIsNoOrderAtAll(String body) {
        assertThatExceptionOfType(MalformedMessage.class)
                .isThrownBy(() -> format.readOrder(body))
                .satisfies(malformed -> assertThat(malformed.getMessage()).matches("[ -~]{10,200}"));
        assertThatExceptionOfType(MalformedMessage.class).isThrownBy(() -> format.readConfirmation(body));
        assertThatExceptionOfType(MalformedMessage.class).isThrownBy(() -> format.readDelivery(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "x", "]", "null"})
    void refusesWhatFollowsTheDocument(String garbage) {
        assertThatExceptionOfType(MalformedMessage.class)
                .isThrownBy(() -> format.readOrder(sample("order-placed") + garbage));
        assertThatExceptionOfType(MalformedMessage.class)
                .isThrownBy(() -> format.readConfirmation(sample("order-fulfilled") + garbage));
    }

    @Test
    void refusesToGuessWhichOfTwoFieldsIsMeant() {
        var twice = sample("order-placed")
                .replace("\"destination\": \"DE\"", "\"destination\":\"DE\",\"destination\":\"US\"");
        assertThatExceptionOfType(MalformedMessage.class).isThrownBy(() -> format.readOrder(twice));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"OrderShipped\"", "\"\"", "null", "7", "\"java.lang.Object\""})
    void namesTheConfirmationsThatItKnows(String type) {
        assertThatExceptionOfType(MalformedMessage.class)
                .isThrownBy(
                        () -> format.readConfirmation(sample("order-fulfilled").replace("\"OrderFulfilled\"", type)))
                .withMessage("type must be OrderFulfilled or OrderDeadLettered.");
    }

    @Test
    void refusesAConfirmationWithoutAType() {
        assertThatExceptionOfType(MalformedMessage.class)
                .isThrownBy(
                        () -> format.readConfirmation(sample("order-fulfilled").replace("type", "kind")))
                .withMessage("type must be OrderFulfilled or OrderDeadLettered.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"LOST\"", "0", "\"\"", "null", "\"malformed\""})
    void refusesReasonsThatItDoesNotKnow(String reason) {
        assertThatExceptionOfType(MalformedMessage.class)
                .isThrownBy(() -> format.readConfirmation(
                        sample("order-dead-lettered").replace("\"RECEIVES_EXHAUSTED\"", reason)))
                .withMessageStartingWith("reason ");
    }

    @Test
    void repeatsNothingOfAMalformedBody() {
        var body = sample("order-placed").replace("2026-11-24T08:30:00.123Z", "\\u0000secret");
        assertThatExceptionOfType(MalformedMessage.class)
                .isThrownBy(() -> format.readOrder(body))
                .satisfies(malformed -> assertThat(malformed.getMessage())
                        .matches("placedAt [ -~]*")
                        .doesNotContain("secret"));
    }

    @Test
    void survivesABodyThatIsNestedWithoutEnd() {
        assertThatExceptionOfType(MalformedMessage.class).isThrownBy(() -> format.readOrder("[".repeat(200_000)));
        assertThatExceptionOfType(MalformedMessage.class)
                .isThrownBy(() -> format.readOrder("{\"unknown\":".repeat(200_000)));
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static String sample(String name) {
        try (var sample = MessageFormat.class.getResourceAsStream("/samples/" + name + ".json")) {
            return new String(Objects.requireNonNull(sample).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
