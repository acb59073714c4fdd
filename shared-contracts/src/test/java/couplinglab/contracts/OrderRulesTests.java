package couplinglab.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule of the order at its edge, both sides. */
class OrderRulesTests {
    private static final String ID = "3f0c6a52-8f53-4d7c-9d4e-6c2b0a6f1b11";
    private static final Instant NOW = Instant.parse("2026-11-24T08:30:00Z");
    private static final OrderLine LINE = new OrderLine("TEA-1", 2, Price.parse("4.50"));

    @Test
    void takesCustomersOf1To64Characters() {
        assertThat(content("a", "US").customer()).isEqualTo("a");
        assertThat(content("x".repeat(64), "US").customer()).hasSize(64);
        refuses("customer", () -> content("x".repeat(65), "US"));
    }

    @Test
    void countsACharacterOutsideTheBasicPlaneOnce() {
        assertThat(content("🫖".repeat(64), "US").customer()).hasSize(128);
        refuses("customer", () -> content("🫖".repeat(65), "US"));
    }

    @ParameterizedTest
    @NullAndEmptySource
    void refusesAnOrderOfNobody(@Nullable String customer) {
        refuses("customer", () -> content(customer, "US"));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x0, 0x1, 0x9, 0xA, 0xD, 0x1F, 0x7F, 0x80, 0x85, 0x9F, 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xFFFE, 0xFFFF
            })
    void refusesWhatTheBrokerWouldRefuseForEver(int codePoint) {
        refuses("customer", () -> content("a" + Character.toString(codePoint) + "b", "US"));
        refuses("customer", () -> content(Character.toString(codePoint), "US"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x20, 0x7E, 0xA0, 0xD7FF, 0xE000, 0xFFFD, 0x10000, 0x1F600, 0x1FFFE, 0x10FFFF})
    void takesTheirNeighbours(int codePoint) {
        var customer = "a" + Character.toString(codePoint) + "b";
        assertThat(content(customer, "US").customer()).isEqualTo(customer);
    }

    @Test
    void refusesSurrogatesInTheWrongOrder() {
        refuses("customer", () -> content("\uDE00\uD83D", "US"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"US", "DE", "AX", "ZW"})
    void takesCountries(String destination) {
        assertThat(content("ada", destination).destination()).isEqualTo(destination);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"us", "USA", "ZZ", "UK", "U", " US", "US ", "EU", "840"})
    void refusesWhatIsNoCountry(@Nullable String destination) {
        refuses("destination", () -> content("ada", destination));
    }

    @Test
    void takes1To50Lines() {
        assertThat(new OrderContent("ada", "US", List.of(LINE)).lines()).hasSize(1);
        assertThat(new OrderContent("ada", "US", Collections.nCopies(50, LINE)).lines())
                .hasSize(50);
        refuses("lines", () -> new OrderContent("ada", "US", Collections.nCopies(51, LINE)));
        refuses("lines", () -> new OrderContent("ada", "US", List.of()));
        refuses("lines", () -> new OrderContent("ada", "US", null));
    }

    @Test
    void namesTheLineThatIsNull() {
        var lines = new ArrayList<@Nullable OrderLine>(List.of(LINE));
        lines.add(null);
        refuses("lines[1]", () -> new OrderContent("ada", "US", lines));
    }

    @Test
    void keepsItsLinesWhateverBecomesOfTheListItCameFrom() {
        var lines = new ArrayList<@Nullable OrderLine>(List.of(LINE));
        var order = new OrderContent("ada", "US", lines);
        lines.clear();
        assertThat(order.lines()).containsExactly(LINE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "9", "-", "TEA-1", "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"})
    void takesSkus(String sku) {
        assertThat(new OrderLine(sku, 1, Price.parse("1")).sku()).isEqualTo(sku);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"tea", "TEA_1", "TEA 1", "TEA-1\n", "Ä", "٣", "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456"})
    void refusesOtherSkus(@Nullable String sku) {
        refuses("sku", () -> new OrderLine(sku, 1, Price.parse("1")));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000})
    void takesQuantities(int quantity) {
        assertThat(new OrderLine("TEA-1", quantity, Price.parse("1")).quantity())
                .isEqualTo(quantity);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1001, Integer.MAX_VALUE})
    void refusesOtherQuantities(int quantity) {
        refuses("quantity", () -> new OrderLine("TEA-1", quantity, Price.parse("1")));
    }

    @Test
    void refusesALineWithoutAPrice() {
        refuses("unitPrice", () -> new OrderLine("TEA-1", 1, null));
    }

    @Test
    void sumsTheLargestOrderExactly() {
        var line = new OrderLine("TEA-1", 1000, Price.parse("99999.99"));
        assertThat(new OrderContent("ada", "US", Collections.nCopies(50, line)).total())
                .isEqualTo(new BigDecimal("4999999500.00"));
    }

    @Test
    void comparesContentsByValue() {
        var spelledOut = new OrderContent("ada", "US", List.of(new OrderLine("TEA-1", 2, Price.parse("4.50"))));
        var shorter = new OrderContent("ada", "US", List.of(new OrderLine("TEA-1", 2, Price.parse("4.5"))));
        assertThat(spelledOut).isEqualTo(shorter).hasSameHashCodeAs(shorter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.00", "9", "9.0", "900E-2"})
    void takesTheTotalInAnySpelling(String total) {
        assertThat(placed(ID, null, new BigDecimal(total), "order-confirmations")
                        .total())
                .isEqualTo(new BigDecimal("9.00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.99", "9.01", "9.001", "-9", "0", "9E+400000000", "9E-400000000"})
    void refusesATotalThatIsNotTheSumOfTheLines(String total) {
        refuses("total", () -> placed(ID, null, new BigDecimal(total), "order-confirmations"));
    }

    @Test
    void refusesAnOrderWithoutATotal() {
        refuses("total", () -> placed(ID, null, null, "order-confirmations"));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "1",
                "1-1-1-1-1",
                "3F0C6A52-8F53-4D7C-9D4E-6C2B0A6F1B11",
                "3f0c6a528f534d7c9d4e6c2b0a6f1b11",
                "3f0c6a52-8f53-4d7c-9d4e-6c2b0a6f1b1",
                "3f0c6a52-8f53-4d7c-9d4e-6c2b0a6f1b111",
                "3f0c6a52-8f53-4d7c-9d4e-6c2b0a6f1b11\n",
                "../../../../etc/passwd"
            })
    void refusesAnOrderIdThatIsNoUuidInLowerCase(@Nullable String id) {
        refuses("orderId", () -> placed(id, null, new BigDecimal("9"), "order-confirmations"));
        refuses("orderId", () -> new OrderFulfilled(id, null, 1, NOW));
        refuses("orderId", () -> new OrderDeadLettered(id, DeadLetterReason.FAILED, NOW));
        refuses("orderId", () -> new OrderDelivered(id, "evt-1", NOW));
    }

    @Test
    void takesQueueNamesOf1To80Characters() {
        assertThat(placed(ID, null, new BigDecimal("9"), "q".repeat(80)).replyTo())
                .hasSize(80);
        refuses("replyTo", () -> placed(ID, null, new BigDecimal("9"), "q".repeat(81)));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"http://localhost:9324/000000000000/orders", "a queue", "orders.fifo", "orders\n"})
    void refusesAReturnAddressThatIsNoNameOfAQueue(@Nullable String replyTo) {
        refuses("replyTo", () -> placed(ID, null, new BigDecimal("9"), replyTo));
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "~", "a-key"})
    void takesKeysOfVisibleAscii(String key) {
        assertThat(placed(ID, key, new BigDecimal("9"), "order-confirmations").key())
                .isEqualTo(key);
    }

    @Test
    void takesKeysOf1To255Characters() {
        var longest = "k".repeat(255);
        assertThat(placed(ID, longest, new BigDecimal("9"), "order-confirmations")
                        .key())
                .isEqualTo(longest);
        refuses("key", () -> placed(ID, longest + "k", new BigDecimal("9"), "order-confirmations"));
        refuses("key", () -> new OrderFulfilled(ID, longest + "k", 1, NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a key", "key\n", "\u007F", "schlüssel", "\uD800"})
    void refusesOtherKeys(String key) {
        refuses("key", () -> placed(ID, key, new BigDecimal("9"), "order-confirmations"));
        refuses("carrierEventId", () -> new OrderDelivered(ID, key, NOW));
    }

    @Test
    void takesCarrierEventIdsOf1To255Characters() {
        var longest = "e".repeat(255);
        assertThat(new OrderDelivered(ID, longest, NOW).carrierEventId()).isEqualTo(longest);
        refuses("carrierEventId", () -> new OrderDelivered(ID, longest + "e", NOW));
        refuses("carrierEventId", () -> new OrderDelivered(ID, null, NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2000-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z"})
    void takesTimesOfDeliveryThatEveryDatabaseTakes(Instant time) {
        assertThat(new OrderDelivered(ID, "evt-1", time).deliveredAt()).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1999-12-31T23:59:59.999999999Z",
                "+10000-01-01T00:00:00Z",
                "-1000000000-01-01T00:00:00Z",
                "+1000000000-12-31T23:59:59.999999999Z"
            })
    void refusesOtherTimesOfDelivery(Instant time) {
        refuses("deliveredAt", () -> new OrderDelivered(ID, "evt-1", time));
    }

    @Test
    void refusesDocumentsWithoutTheirTime() {
        refuses(
                "placedAt",
                () -> new OrderPlaced(
                        ID, null, "ada", "US", List.of(LINE), new BigDecimal("9"), null, "order-confirmations"));
        refuses("fulfilledAt", () -> new OrderFulfilled(ID, null, 1, null));
        refuses("deadLetteredAt", () -> new OrderDeadLettered(ID, DeadLetterReason.FAILED, null));
        refuses("deliveredAt", () -> new OrderDelivered(ID, "evt-1", null));
    }

    @Test
    void numbersShipmentsFrom1() {
        assertThat(new OrderFulfilled(ID, null, 1, NOW).shipment()).isOne();
        refuses("shipment", () -> new OrderFulfilled(ID, null, 0, NOW));
    }

    @Test
    void refusesADeadLetterWithoutAReason() {
        refuses("reason", () -> new OrderDeadLettered(ID, null, NOW));
    }

    @Test
    void knowsTheSameOrderWhereverTheReplyGoes() {
        var order = placed(ID, "a", new BigDecimal("9"), "order-confirmations");
        var later = new OrderPlaced(
                ID,
                "a",
                "ada",
                "US",
                List.of(new OrderLine("TEA-1", 2, Price.parse("4.5"))),
                new BigDecimal("9"),
                NOW.plusSeconds(60),
                "order-confirmations-2");
        assertThat(order.describesTheSameOrderAs(later)).isTrue();
    }

    @Test
    void tellsOrdersApartByIdKeyAndContent() {
        var order = placed(ID, "a", new BigDecimal("9"), "order-confirmations");
        var otherId = ID.replace('3', '4');
        assertThat(order.describesTheSameOrderAs(placed(otherId, "a", new BigDecimal("9"), "order-confirmations")))
                .isFalse();
        assertThat(order.describesTheSameOrderAs(placed(ID, "b", new BigDecimal("9"), "order-confirmations")))
                .isFalse();
        assertThat(order.describesTheSameOrderAs(placed(ID, null, new BigDecimal("9"), "order-confirmations")))
                .isFalse();
        assertThat(order.describesTheSameOrderAs(new OrderPlaced(
                        ID, "a", "bob", "US", List.of(LINE), new BigDecimal("9"), NOW, "order-confirmations")))
                .isFalse();
    }

    private static OrderContent content(@Nullable String customer, @Nullable String destination) {
        return new OrderContent(customer, destination, List.of(LINE));
    }

    private static OrderPlaced placed(
            @Nullable String id, @Nullable String key, @Nullable BigDecimal total, @Nullable String replyTo) {
        return new OrderPlaced(id, key, "ada", "US", List.of(LINE), total, NOW, replyTo);
    }

    private static void refuses(String field, ThrowingCallable construction) {
        assertThatExceptionOfType(ContractViolation.class)
                .isThrownBy(construction)
                .satisfies(violation -> assertThat(violation.field()).isEqualTo(field))
                .withMessageMatching("(must|is required).*");
    }
}
