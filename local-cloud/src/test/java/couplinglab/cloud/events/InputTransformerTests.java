package couplinglab.cloud.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import couplinglab.cloud.delivery.Letter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InputTransformerTests {
    private final MatchedEvent matched =
            new MatchedEvent(EventFormat.object("""
                    {"id":"1","detail-type":"Test","detail":{"quoted":"say \\"x\\"","list":[{"a":1},{"a":2}]}}"""), Instant.parse("2026-11-24T12:00:00.123456Z"), "rule", "arn:rule");

    @Test
    void escapesATextBetweenQuotes() {
        assertThat(render("{\"t\":\"<t>\"}", Map.of("t", "$.detail.quoted"))).isEqualTo("{\"t\":\"say \\\"x\\\"\"}");
        assertThat(render("\"<t>\"", Map.of("t", "$.detail.quoted"))).isEqualTo("\"say \\\"x\\\"\"");
    }

    @Test
    void knowsAnEscapedQuoteFromTheEndOfAText() {
        assertThat(render("{\"t\":\"\\\"<t>\\\"\",\"u\":<t>}", Map.of("t", "$.id")))
                .isEqualTo("{\"t\":\"\\\"1\\\"\",\"u\":\"1\"}");
    }

    @Test
    void givesTheTimeOfIngestionInMilliseconds() {
        assertThat(render("{\"t\":<aws.events.event.ingestion-time>}", Map.of()))
                .isEqualTo("{\"t\":\"2026-11-24T12:00:00.123Z\"}");
    }

    @Test
    void spellsTheTypeInTheEventWithoutDetailAsAwsDoes() {
        assertThat(render("{\"e\":<aws.events.event>}", Map.of()))
                .isEqualTo("{\"e\":{\"id\":\"1\",\"detailType\":\"Test\"}}");
    }

    @Test
    void rendersNothingWhereNoJsonComesOut() {
        assertThat(render("{\"t\":\"<t>\"}", Map.of("t", "$.detail.list"))).isNull();
    }

    @Test
    void rendersNothingWhereNothingComesOut() {
        assertThat(render("<t>", Map.of("t", "$.detail.missing"))).isNull();
    }

    /** What is there by then is too long for any queue already, and is dropped as such. */
    @Test
    void endsOnceItIsLongerThanAnyQueueTakes() {
        var half = EventFormat.object("{\"half\":\"" + "x".repeat(Letter.MAX_BYTES / 2) + "\"}");
        var template = "{\"all\":[" + "<aws.events.event.json>,".repeat(40) + "1]}";
        var rendered = new InputTransformer(Map.of(), template)
                .render(new MatchedEvent(half, Instant.EPOCH, "rule", "arn:rule"));
        assertThat(rendered).hasSizeBetween(Letter.MAX_BYTES + 1, 2 * Letter.MAX_BYTES);
    }

    @Test
    void findsElementsOfArrays() {
        assertThat(new EventPath("$.detail.list[1].a").in(matched.event())).hasToString("2");
        assertThat(new EventPath("$.detail.list[2].a").in(matched.event())).isNull();
        assertThat(new EventPath("$.detail.quoted.a").in(matched.event())).isNull();
        assertThat(new EventPath("$").in(matched.event())).isEqualTo(matched.event());
    }

    @Test
    void refusesPathsThatAreNone() {
        for (var path :
                List.of("", "detail", "$detail", "$.", "$..a", "$.a[x]", "$.a[", "$.a]", "$.a b", "$.a[99999999]")) {
            assertThatIllegalArgumentException().as(path).isThrownBy(() -> new EventPath(path));
        }
    }

    private @Nullable String render(String template, Map<String, String> paths) {
        var read = paths.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, path -> new EventPath(path.getValue())));
        return new InputTransformer(read, template).render(matched);
    }
}
