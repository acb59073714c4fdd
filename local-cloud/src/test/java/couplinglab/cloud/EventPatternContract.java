package couplinglab.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.InvalidEventPatternException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Which events a pattern matches: the operators that AWS documents, in a table. */
interface EventPatternContract extends OnEventBridge {
    /** What a cloud does instead, by the names of the cases. */
    default Map<String, String> differences() {
        return Map.of();
    }

    @TestFactory
    default Stream<DynamicTest> matchesAsTheTableSays() {
        return PatternCase.all().stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.name(),
                        () -> assertThat(answer(row))
                                .as("%s on %s", row.pattern(), row.event())
                                .isEqualTo(differences().getOrDefault(row.name(), row.expected()))));
    }

    @Test
    default void differsOnlyInCasesOfTheTable() {
        assertThat(PatternCase.all()).hasSizeGreaterThanOrEqualTo(150);
        var names = PatternCase.all().stream().map(PatternCase::name).toList();
        assertThat(new HashSet<>(names))
                .hasSameSizeAs(names)
                .containsAll(differences().keySet());
    }

    @Test
    default void refusesToTestAnEventThatIsNone() {
        for (var event : List.of("text", "[]", "\"text\"", "{}", "{\"source\":\"x\"}", "{\"id\":")) {
            assertThat(EventRefusal.of(() -> events().client()
                            .testEventPattern(
                                    request -> request.eventPattern(TestBus.ALL).event(event))))
                    .as(event)
                    .isEqualTo(EventRefusal.INVALID);
        }
    }

    /** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_TestEventPattern.html: 4,096 characters */
    @Test
    default void testsADeepPatternOnADeepEvent() {
        var pattern = "{\"a\":".repeat(600) + "[1]" + "}".repeat(600);
        var event = PatternCase.withoutDetail();
        event.set("a", PatternCase.JSON.createObjectNode());
        var deep = event.toString().replace("\"a\":{}", "\"a\":" + EventEntryContract.nested(599));
        var deeper = deep.replace("\"a\":1", "\"a\":" + EventEntryContract.nested(399));

        assertThat(matches(pattern, deep)).isTrue();
        assertThat(matches(pattern, deeper)).isFalse();
    }

    private String answer(PatternCase row) {
        try {
            return Boolean.toString(matches(row.pattern(), row.event()));
        } catch (InvalidEventPatternException e) {
            return "invalid";
        } catch (EventBridgeException e) {
            return e.awsErrorDetails().errorCode();
        }
    }

    private boolean matches(String pattern, String event) {
        return events().client()
                .testEventPattern(request -> request.eventPattern(pattern).event(event))
                .result();
    }

    /** @param expected true, false or invalid */
    record PatternCase(String name, String pattern, String event, String expected) {
        private static final JsonMapper JSON = JsonMapper.shared();

        static List<PatternCase> all() {
            var resource = PatternCase.class.getResourceAsStream("event-patterns.jsonl");
            try (var lines = Objects.requireNonNull(resource)) {
                return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> of(JSON.readTree(line)))
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** What every event has. */
        private static ObjectNode withoutDetail() {
            return JSON.createObjectNode()
                    .put("version", "0")
                    .put("id", "1")
                    .put("detail-type", "Test")
                    .put("source", "test.source")
                    .put("account", "000000000000")
                    .put("time", "2026-11-24T12:00:00Z")
                    .put("region", "us-east-1");
        }

        /** An event is written as what it has besides, or instead of, the fields that every event has. */
        private static PatternCase of(JsonNode row) {
            var event = withoutDetail();
            row.get("event").properties().forEach(field -> event.set(field.getKey(), field.getValue()));
            var pattern = row.get("pattern");
            return new PatternCase(
                    row.get("name").asString(),
                    pattern.isString() ? pattern.asString() : pattern.toString(),
                    event.toString(),
                    row.get("match").asString());
        }
    }
}
