package couplinglab.controlroom.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.controlroom.history.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTests {
    @ParameterizedTest
    @CsvSource({
        "201, ACCEPTED",
        "202, ACCEPTED",
        "400, REFUSED",
        "413, REFUSED",
        "422, REFUSED",
        "503, REFUSED",
        "409, UNKNOWN",
        "500, UNKNOWN",
        "502, UNKNOWN",
        "504, UNKNOWN",
        "200, UNKNOWN",
        "302, UNKNOWN"
    })
    void readsTheOutcomeFromTheStatus(int status, Outcome outcome) {
        var verdict = Verdict.of(status, "{\"orderId\":\"o-1\",\"mode\":\"direct\",\"type\":\"about:blank\"}");

        assertThat(verdict).isEqualTo(new Verdict(outcome, "o-1", "direct"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"201|''", "201|'{\"orderId\":\"o-'", "202|'{}'", "202|'[]'", "202|'{\"orderId\":7}'"})
    void takesHalfAnAnswerForNone(int status, String body) {
        assertThat(Verdict.of(status, body).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void leavesOutAKeyThatBelongsToAnotherOrder() {
        assertThat(Verdict.of(422, "{\"type\":\"urn:coupling-lab:problem:key-reused\"}")
                        .outcome())
                .isNull();
    }
}
