package couplinglab.cloud.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventPatternTests {
    @Test
    void refusesAThousandAndOneAlternatives() {
        assertThat(new EventPattern(alternatives(1_000)).matches("{\"f999\":1}"))
                .isTrue();
        assertThatExceptionOfType(InvalidEventPattern.class)
                .isThrownBy(() -> new EventPattern(alternatives(1_001)))
                .withMessageContaining("more than 1000");
    }

    /** 2 to the 60th combinations, in a text of a quarter of the limit: they must not even be begun. */
    @Test
    void refusesMoreCombinationsThanThereIsMemoryFor() {
        var pattern = IntStream.range(0, 60)
                .mapToObj(index -> "\"" + index + "\":{\"$or\":[{\"x\":[1]},{\"y\":[1]}]}")
                .collect(Collectors.joining(",", "{", "}"));
        assertThatExceptionOfType(InvalidEventPattern.class).isThrownBy(() -> new EventPattern(pattern));
    }

    @Test
    void refusesWhatFollowsAPattern() {
        assertThatExceptionOfType(InvalidEventPattern.class)
                .isThrownBy(() -> new EventPattern("{\"a\":[1]} {\"b\":[2]}"));
    }

    @Test
    void matchesAsDeepAsAnEventMayBe() {
        var deep = "{\"a\":".repeat(900) + "1" + "}".repeat(900);
        assertThat(new EventPattern("{\"b\":[{\"exists\":false}]}").matches(deep))
                .isTrue();
    }

    @Test
    void namesEachRuleOnceThoughSeveralAlternativesMatch() {
        var machine = EventMachine.of(Map.of("rule", new EventPattern("{\"$or\":[{\"a\":[1]},{\"b\":[1]}]}")));
        assertThat(machine.rulesFor("{\"a\":1,\"b\":1}")).containsExactly("rule");
    }

    private static String alternatives(int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> "{\"f" + index + "\":[1]}")
                .collect(Collectors.joining(",", "{\"$or\":[", "]}"));
    }
}
