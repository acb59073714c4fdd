package couplinglab.controlroom.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTests {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final long PLENTY = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void hasTheOfferOnDiskBeforeItReturns() throws IOException {
        try (var recorder = recorder(PLENTY)) {
            var offer = recorder.invoke("order-service", 7, NOW);

            assertThat(lines()).singleElement().asString().contains("invoked", offer.key(), "\"arrival\":7");
        }
    }

    @Test
    void goesOnWithTheHistoryAfterARestart() {
        Offer accepted;
        try (var recorder = recorder(PLENTY)) {
            accepted = recorder.invoke("order-service", recorder.nextArrival(), NOW);
            recorder.conclude(accepted.key(), answer(Outcome.ACCEPTED));
            recorder.mark(Mark.Kind.KILL_ASKED, "fulfillment-service", "why not");
        }
        try (var recorder = recorder(PLENTY)) {
            assertThat(recorder.history().offers()).containsExactly(accepted.answered(answer(Outcome.ACCEPTED)));
            assertThat(recorder.history().marks())
                    .containsExactly(new Mark(NOW, Mark.Kind.KILL_ASKED, "fulfillment-service", "why not"));
            assertThat(recorder.nextArrival()).isEqualTo(2);
        }
    }

    @Test
    void takesForUnknownWhatAnEarlierRecorderLeftWithoutAnAnswer() {
        try (var recorder = recorder(PLENTY)) {
            recorder.invoke("order-service", 1, NOW);
        }
        for (int restart = 0; restart < 2; restart++) {
            try (var recorder = recorder(PLENTY)) {
                assertThat(outcomes(recorder)).containsExactly(Outcome.UNKNOWN);
            }
        }
    }

    @Test
    void dropsHalfALastLineAndWritesOnBehindTheWholeOnes() throws IOException {
        try (var recorder = recorder(PLENTY)) {
            recorder.conclude(recorder.invoke("order-service", 1, NOW).key(), answer(Outcome.REFUSED));
        }
        Files.writeString(
                folder.resolve("history.jsonl"), "{\"event\":\"invoked\",\"key\":\"4f", StandardOpenOption.APPEND);

        try (var recorder = recorder(PLENTY)) {
            recorder.conclude(recorder.invoke("order-service", 2, NOW).key(), answer(Outcome.ACCEPTED));
        }
        try (var recorder = recorder(PLENTY)) {
            assertThat(outcomes(recorder)).containsExactly(Outcome.REFUSED, Outcome.ACCEPTED);
        }
    }

    @Test
    void saysWhichLineCannotBeReadWhenItIsNotTheLast() throws IOException {
        Files.writeString(folder.resolve("history.jsonl"), "nonsense\n");

        assertThatThrownBy(() -> recorder(PLENTY))
                .isInstanceOf(HistoryUnreadable.class)
                .hasMessageContaining("Line 1 of");
    }

    @Test
    void keepsTheBestAnswerOfAKey() {
        try (var recorder = recorder(PLENTY)) {
            var key = recorder.invoke("order-service", 1, NOW).key();
            for (var outcome : List.of(Outcome.REFUSED, Outcome.UNKNOWN, Outcome.ACCEPTED, Outcome.UNKNOWN)) {
                recorder.conclude(key, answer(outcome));
            }
            assertThat(outcomes(recorder)).containsExactly(Outcome.ACCEPTED);
        }
    }

    @Test
    void forgetsAnOfferWhoseKeyBelongsToAnotherOrder() {
        try (var recorder = recorder(PLENTY)) {
            recorder.leaveOut(recorder.invoke("order-service", 1, NOW).key());
            assertThat(recorder.history().offers()).isEmpty();
        }
        try (var recorder = recorder(PLENTY)) {
            assertThat(recorder.history().offers()).isEmpty();
        }
    }

    @Test
    void staysBoundedAndRemembersTheSameAfterARestart() throws IOException {
        List<Offer> remembered;
        try (var recorder = recorder(2000)) {
            for (int i = 1; i <= 100; i++) {
                recorder.conclude(recorder.invoke("order-service", i, NOW).key(), answer(Outcome.ACCEPTED));
            }
            remembered = recorder.history().offers();
        }
        assertThat(remembered).hasSizeBetween(4, 20);
        assertThat(remembered.get(remembered.size() - 1).arrival()).isEqualTo(100);
        try (var files = Files.list(folder)) {
            assertThat(files.toList())
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(Files.size(file)).isLessThanOrEqualTo(2000));
        }
        try (var recorder = recorder(2000)) {
            assertThat(recorder.history().offers()).isEqualTo(remembered);
        }
    }

    @Test
    void startsAnewWhenCleared() {
        try (var recorder = recorder(PLENTY)) {
            var underWay = recorder.invoke("order-service", recorder.nextArrival(), NOW);
            recorder.clear();
            recorder.conclude(underWay.key(), answer(Outcome.ACCEPTED));

            assertThat(recorder.history().offers()).isEmpty();
            assertThat(recorder.nextArrival()).isEqualTo(1);
        }
        try (var recorder = recorder(PLENTY)) {
            assertThat(recorder.history().offers()).isEmpty();
        }
    }

    private Recorder recorder(long segmentBytes) {
        return new Recorder(folder, segmentBytes, Clock.fixed(NOW, ZoneOffset.UTC), UUID::randomUUID);
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(folder.resolve("history.jsonl"), StandardCharsets.UTF_8);
    }

    private static Answer answer(Outcome outcome) {
        return new Answer(NOW, outcome, 202, "an-order", "queue");
    }

    private static List<Outcome> outcomes(Recorder recorder) {
        return recorder.history().offers().stream().map(Offer::outcome).toList();
    }
}
