package couplinglab.cloud.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import couplinglab.cloud.events.Explanation.Matched;
import couplinglab.cloud.events.Explanation.Route;
import couplinglab.cloud.events.Explanation.Unmatched;
import couplinglab.contracts.Topology;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationTests {
    @Test
    void saysOfAnOrderWhichRulesMatchAndWhyTheOthersDoNot() {
        var event = """
                {"source":"couplinglab.orders","detail-type":"OrderPlaced","detail":{"total":12.50,"destination":"FR"}}""";
        var explained =
                Explanation.of(event, Explanation.routesOf(Topology.buses().get(0)));
        assertThat(explained.matched())
                .containsExactly(
                        new Matched("every-order", List.of("orders")), new Matched("export", List.of("customs")));
        assertThat(explained.unmatched())
                .containsExactly(
                        new Unmatched("high-value", "detail.total", "[{\"numeric\":[\">=\",1000]}]", "12.50"),
                        new Unmatched("carrier-events", "source", "[\"partner.carrier\"]", "\"couplinglab.orders\""));
    }

    @Test
    void namesTheFirstFieldInTheOrderOfThePattern() {
        assertThat(no("{\"b\":[1],\"a\":[1]}", "{\"a\":2,\"b\":2}").field()).isEqualTo("b");
        assertThat(no("{\"b\":[2],\"a\":[1]}", "{\"a\":2,\"b\":2}").field()).isEqualTo("a");
    }

    @Test
    void findsNothingWhereTheEventHasNothing() {
        assertThat(no("{\"detail\":{\"a\":[1]}}", "{\"detail\":{}}"))
                .isEqualTo(new Unmatched("rule", "detail.a", "[1]", null));
    }

    @Test
    void findsNullWhereTheEventHasNull() {
        assertThat(no("{\"a\":[1]}", "{\"a\":null}").found()).isEqualTo("null");
    }

    @Test
    void findsEveryValueInAnArray() {
        assertThat(no("{\"lines\":{\"sku\":[\"X\"]}}", "{\"lines\":[{\"sku\":\"S\"},{\"sku\":\"T\"}]}")
                        .found())
                .isEqualTo("[\"S\",\"T\"]");
    }

    @Test
    void findsWhatHasADotInItsNameAsTheEngineDoes() {
        assertThat(no("{\"a\":{\"b\":[1]}}", "{\"a.b\":2}").found()).isEqualTo("2");
        assertThat(no("{\"a.b\":[1]}", "{\"a\":{\"b\":2}}").found()).isEqualTo("2");
    }

    /** Each is there, but not in the same element. */
    @Test
    void namesTheFieldThatDoesNotFitTheOnesBeforeIt() {
        var no = no(
                "{\"lines\":{\"sku\":[\"T\"],\"quantity\":[1]}}",
                "{\"lines\":[{\"sku\":\"S\",\"quantity\":1},{\"sku\":\"T\",\"quantity\":2}]}");
        assertThat(no.field()).isEqualTo("lines.quantity");
        assertThat(no.found()).isEqualTo("[1,2]");
    }

    @Test
    void showsWhatAllAlternativesFound() {
        var no = no(
                "{\"detail\":{\"$or\":[{\"a\":[1]},{\"b\":{\"c\":[1]}}]}}", "{\"detail\":{\"a\":2,\"b\":{\"c\":3}}}");
        assertThat(no)
                .isEqualTo(new Unmatched(
                        "rule",
                        "detail.$or",
                        "[{\"a\":[1]},{\"b\":{\"c\":[1]}}]",
                        "{\"detail.a\":2,\"detail.b.c\":3}"));
    }

    @Test
    void saysThatARuleIsDisabled() {
        var rule = new Route("rule", "{\"a\":[1]}", false, List.of("queue"));
        assertThat(Explanation.of("{\"a\":1}", List.of(rule)).unmatched())
                .containsExactly(new Unmatched("rule", "State", "ENABLED", "DISABLED"));
    }

    @Test
    void refusesAnEventThatIsNone() {
        assertThatExceptionOfType(UnreadableEvent.class).isThrownBy(() -> Explanation.of("[]", List.of()));
        assertThatExceptionOfType(UnreadableEvent.class).isThrownBy(() -> Explanation.of("{\"a\":", List.of()));
    }

    /** LocalStack takes some that EventBridge refuses. */
    @Test
    void saysOfARuleThatEventBridgeWouldRefuseItsPattern() {
        var refused = new Route("refused", "{\"a\":1}", true, List.of("queue"));
        var good = new Route("good", "{\"a\":[1]}", true, List.of("queue"));
        var explained = Explanation.of("{\"a\":1}", List.of(refused, good));
        assertThat(explained.matched()).extracting(Matched::rule).containsExactly("good");
        assertThat(explained.unmatched())
                .containsExactly(new Unmatched(
                        "refused",
                        "EventPattern",
                        "one that EventBridge takes (\"a\" must be an object or an array)",
                        "{\"a\":1}"));
    }

    private static Unmatched no(String pattern, String event) {
        var explained = Explanation.of(event, List.of(new Route("rule", pattern, true, List.of("queue"))));
        assertThat(explained.matched()).isEmpty();
        return explained.unmatched().get(0);
    }
}
