package couplinglab.cloud.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import couplinglab.cloud.wire.AwsError;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the contract's table has no room for. */
class FilterPolicyTests {
    @Test
    void takesANumberForTheSameHoweverItIsWritten() {
        for (var written : new String[] {"100", "100.0", "1e2", "1.00E+2"}) {
            assertThat(takes("{\"a\":[100]}", "{\"a\":" + written + "}"))
                    .as(written)
                    .isTrue();
            assertThat(takes("{\"a\":[{\"anything-but\":[" + written + "]}]}", "{\"a\":100}"))
                    .as(written)
                    .isFalse();
        }
    }

    @Test
    void comparesNumbersToTheLastDigit() {
        assertThat(takes("{\"a\":[{\"numeric\":[\"=\",0.1]}]}", "{\"a\":0.1000000000000000000001}"))
                .isFalse();
        assertThat(takes("{\"a\":[{\"numeric\":[\">\",9007199254740993]}]}", "{\"a\":9007199254740993.5}"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e9999999999", "1e-9999999999"})
    void leavesABodyWithANumberThatNobodyNeeds(String number) {
        assertThat(takes("{\"a\":[{\"exists\":true}]}", "{\"a\":" + number + "}"))
                .isFalse();
        assertThatThrownBy(() -> FilterPolicy.parse("{\"a\":[" + number + "]}", FilterScope.BODY))
                .isInstanceOf(AwsError.class);
    }

    @Test
    void comparesWithTheLargestNumbersAtOnce() {
        assertThat(takes("{\"a\":[{\"numeric\":[\">\",0]}]}", "{\"a\":1e99999999}"))
                .isTrue();
        assertThat(takes("{\"a\":[1]}", "{\"a\":1e-99999999}")).isFalse();
    }

    @Test
    void looksIntoNestedListsOfObjects() {
        var policy = "{\"orders\":{\"lines\":{\"sku\":[\"TEA\"]}}}";
        assertThat(takes(policy, "{\"orders\":[{\"lines\":[{\"sku\":\"MUG\"},{\"sku\":\"TEA\"}]}]}"))
                .isTrue();
        assertThat(takes(policy, "{\"orders\":[{\"lines\":[]}]}")).isFalse();
    }

    @Test
    void countsAlternativesTogetherAndLevelsTimesEachOther() {
        accept("{\"$or\":[{\"a\":" + values(75) + "},{\"b\":" + values(75) + "}]}");
        refuse("{\"$or\":[{\"a\":" + values(75) + "},{\"b\":" + values(76) + "}]}");
        accept("{\"a\":{\"b\":{\"c\":" + values(50) + "}}}");
        refuse("{\"a\":{\"b\":{\"c\":" + values(51) + "}}}");
        refuse("{\"a\":" + values(100_000 / 10) + ",\"b\":" + values(10_000) + ",\"c\":" + values(10_000) + "}");
    }

    @Test
    void refusesAPolicyThatIsTooLarge() {
        refuse("{\"a\":[\"" + "x".repeat(256 * 1024) + "\"]}");
    }

    @Test
    void takesADollarOrOfOneForAField() {
        assertThat(takes("{\"$or\":[\"x\"]}", "{\"$or\":\"x\"}")).isTrue();
        refuse("{\"$or\":[{\"a\":[\"x\"]}]}");
    }

    private static void accept(String policy) {
        assertThat(FilterPolicy.parse(policy, FilterScope.BODY)).isNotNull();
    }

    private static void refuse(String policy) {
        assertThatThrownBy(() -> FilterPolicy.parse(policy, FilterScope.BODY)).isInstanceOf(AwsError.class);
    }

    private static boolean takes(String policy, String body) {
        var message = new Message("id", body, body, null, Map.of());
        return FilterPolicy.parse(policy, FilterScope.BODY).takes(new Fields(message));
    }

    private static String values(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).collect(Collectors.joining(",", "[", "]"));
    }
}
