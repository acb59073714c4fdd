package couplinglab.cloud.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParametersTests {
    @Test
    void decodesNamesAndValues() {
        var parameters = QueryParameters.parse("A%20b=c+d%2Bz&x=%F0%9F%93%A6&empty=&flag&&last=a=b");
        assertThat(parameters.find("A b")).isEqualTo("c d+z");
        assertThat(parameters.find("x")).isEqualTo("\uD83D\uDCE6");
        assertThat(parameters.find("empty")).isEmpty();
        assertThat(parameters.find("flag")).isEmpty();
        assertThat(parameters.find("last")).isEqualTo("a=b");
        assertThat(parameters.find("missing")).isNull();
        assertThat(parameters.get("missing", "otherwise")).isEqualTo("otherwise");
    }

    @Test
    void readsListsInOrderUpToTheFirstGap() {
        var members = QueryParameters.parse(
                        "L.member.2.V=b&L.member.1.V=a&L.member.10.V=x&L.member.4.V=y&L.member.3.V=c")
                .members("L");
        assertThat(members).extracting(member -> member.required("V")).containsExactly("a", "b", "c", "y");
    }

    @Test
    void readsMapsInsideLists() {
        var entry = QueryParameters.parse("L.member.1.M.entry.1.Name=n&L.member.1.M.entry.1.Value.DataType=String")
                .members("L")
                .get(0)
                .entries("M")
                .get(0);
        assertThat(entry.required("Name")).isEqualTo("n");
        assertThat(entry.required("Value.DataType")).isEqualTo("String");
    }

    @Test
    void takesAnEmptyListForNone() {
        assertThat(QueryParameters.parse("L=").members("L")).isEmpty();
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> QueryParameters.parse("").required("TopicArn"))
                .isInstanceOfSatisfying(
                        AwsError.class, error -> assertThat(error.code()).isEqualTo("ValidationError"))
                .hasMessageContaining("topicArn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "a=%FF", "a=%C3", "%ED%A0%BD=x", "a=%F0%9F%93"})
    void refusesWhatIsNoPercentEncodedUtf8(String form) {
        assertThatThrownBy(() -> QueryParameters.parse(form))
                .isInstanceOfSatisfying(
                        AwsError.class, error -> assertThat(error.code()).isEqualTo("MalformedQueryString"));
    }

    @Test
    void refusesMoreParametersThanAnyRequestHas() {
        var most = IntStream.range(0, 100_000).mapToObj(Integer::toString).collect(Collectors.joining("&"));
        assertThat(QueryParameters.parse(most).find("99999")).isEmpty();
        assertThatThrownBy(() -> QueryParameters.parse(most + "&one-more"))
                .isInstanceOfSatisfying(
                        AwsError.class, error -> assertThat(error.code()).isEqualTo("MalformedQueryString"));
    }

    @Test
    void refusesAParameterThatIsThereTwice() {
        assertThatThrownBy(() -> QueryParameters.parse("a=1&a=2"))
                .isInstanceOfSatisfying(
                        AwsError.class, error -> assertThat(error.code()).isEqualTo("InvalidQueryParameter"));
    }
}
