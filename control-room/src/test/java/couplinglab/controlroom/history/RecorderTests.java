package couplinglab.controlroom.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import couplinglab.contracts.OrderContent;
import couplinglab.controlroom.traffic.RandomOrders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTests {
    private static final OrderContent ORDER = new RandomOrders(1).get();
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final long PLENTY = 1 << 20;
    private static final Mark RULES_ASKED = new Mark(NOW.minusSeconds(2), Mark.Kind.RULES_ASKED, "orders", "these");
    private static final Mark RULES_ANSWERED =
            new Mark(NOW.minusSeconds(1), Mark.Kind.RULES_ANSWERED, "orders", "these");

    @TempDir
    Path folder;

    @Test
    void hasTheOfferOnDiskBeforeItReturns() throws IOException {
        try (var recorder = recorder(PLENTY)) {
            var offer = recorder.invoke("order-service", 7, NOW, ORDER);

            assertThat(lines()).singleElement().asString().contains("invoked", offer.key(), "\"arrival\":7");
        }
    }

    @Test
    void goesOnWithTheHistoryAfterARestart() {
        Offer accepted;
        try (var recorder = recorder(PLENTY)) {
            accepted = recorder.invoke("order-service", recorder.nextArrival(), NOW, ORDER);
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
            recorder.invoke("order-service", 1, NOW, ORDER);
        }
        for (int restart = 0; restart < 2; restart++) {
            try (var recorder = recorder(PLENTY)) {
                assertThat(outcomes(recorder)).containsExactly(Outcome.UNKNOWN);
            }
        }
    }

    @Test
    void writesDownEachPublishOnceThoughItsProducerTellsOfItAgain() throws IOException {
        try (var recorder = recorder(PLENTY)) {
            recorder.invoke("order-service", 1, NOW, ORDER);
            recorder.published("order-service", publish(1));
            recorder.published("order-service", publish(2));
        }
        try (var recorder = recorder(PLENTY)) {
            recorder.published("order-service", publish(1));
            recorder.published("order-service", publish(2));
            recorder.published("order-service", publish(3));

            assertThat(recorder.history().publishes()).containsExactly(publish(1), publish(2), publish(3));
            assertThat(lines().stream().filter(line -> line.contains("\"published\"")))
                    .hasSize(3)
                    .first()
                    .asString()
                    .contains("acknowledged", "order-placed");
        }
    }

    /** As where all was emptied behind its back. */
    @Test
    void writesDownThePublishesOfAProducerThatBeganAnew() {
        try (var recorder = recorder(PLENTY)) {
            recorder.invoke("order-service", 1, NOW, ORDER);
            recorder.published("order-service", publish(7));
            recorder.published("order-service", publish(1));

            assertThat(recorder.history().publishes()).containsExactly(publish(7), publish(1));
            recorder.clear();
            recorder.invoke("order-service", 1, NOW, ORDER);
            recorder.published("order-service", publish(7));
            assertThat(recorder.history().publishes()).containsExactly(publish(7));
        }
    }

    /** Else a control room that was restarted would fill its history with what its offers are not about. */
    @Test
    void leavesOutPublishesFromBeforeItsFirstOffer() {
        try (var recorder = recorder(PLENTY)) {
            recorder.published("order-service", publish(1));
            recorder.invoke("order-service", 1, NOW, ORDER);
            recorder.published(
                    "order-service",
                    new Publish(2, "o-2", "bus", "orders", Publish.Outcome.ACKNOWLEDGED, NOW.minusMillis(1), NOW));

            assertThat(recorder.history().publishes()).isEmpty();
        }
    }

    @Test
    void dropsAPublishThatIsToldOfAfterTheEnd() throws IOException {
        var recorder = recorder(PLENTY);
        recorder.invoke("order-service", 1, NOW, ORDER);
        recorder.close();

        recorder.published("order-service", publish(1));

        assertThat(lines()).hasSize(1);
    }

    @Test
    void forgetsPublishesWithTheOffersOfTheirTime() {
        try (var recorder = recorder(1500)) {
            for (int i = 1; i <= 20; i++) {
                recorder.invoke("order-service", i, NOW, ORDER);
                recorder.published("order-service", publish(i));
            }

            assertThat(recorder.history().publishes())
                    .hasSizeLessThan(10)
                    .last()
                    .isEqualTo(publish(20));
        }
    }

    @Test
    void dropsHalfALastLineAndWritesOnBehindTheWholeOnes() throws IOException {
        try (var recorder = recorder(PLENTY)) {
            recorder.conclude(recorder.invoke("order-service", 1, NOW, ORDER).key(), answer(Outcome.REFUSED));
        }
        Files.writeString(
                folder.resolve("history.jsonl"), "{\"event\":\"invoked\",\"key\":\"4f", StandardOpenOption.APPEND);

        try (var recorder = recorder(PLENTY)) {
            recorder.conclude(recorder.invoke("order-service", 2, NOW, ORDER).key(), answer(Outcome.ACCEPTED));
        }
        try (var recorder = recorder(PLENTY)) {
            assertThat(outcomes(recorder)).containsExactly(Outcome.REFUSED, Outcome.ACCEPTED);
        }
    }

    @Test
    void writesOnBehindTheWholeLinesWhenAWriteFailedHalfWay() throws IOException {
        try (var recorder = recorder(PLENTY)) {
            recorder.conclude(recorder.invoke("order-service", 1, NOW, ORDER).key(), answer(Outcome.REFUSED));
            Files.writeString(
                    folder.resolve("history.jsonl"), "{\"event\":\"invoked\",\"key\":\"4f", StandardOpenOption.APPEND);
            recorder.conclude(recorder.invoke("order-service", 2, NOW, ORDER).key(), answer(Outcome.ACCEPTED));
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
            var key = recorder.invoke("order-service", 1, NOW, ORDER).key();
            for (var outcome : List.of(Outcome.REFUSED, Outcome.UNKNOWN, Outcome.ACCEPTED, Outcome.UNKNOWN)) {
                recorder.conclude(key, answer(outcome));
            }
            assertThat(outcomes(recorder)).containsExactly(Outcome.ACCEPTED);
        }
    }

    @Test
    void forgetsAnOfferWhoseKeyBelongsToAnotherOrder() {
        try (var recorder = recorder(PLENTY)) {
            recorder.leaveOut(recorder.invoke("order-service", 1, NOW, ORDER).key());
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
                recorder.conclude(
                        recorder.invoke("order-service", i, NOW, ORDER).key(), answer(Outcome.ACCEPTED));
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
    void keepsTheRulesInForceHoweverOftenASegmentIsFull() {
        try (var recorder = recorder(2000)) {
            changeRules(recorder);
            fill(recorder);
            assertThat(recorder.history().offers()).hasSizeLessThan(20);
            assertThat(recorder.history().marks()).containsOnly(RULES_ASKED, RULES_ANSWERED);
        }
        try (var recorder = recorder(2000)) {
            assertThat(recorder.history().marks()).containsOnly(RULES_ASKED, RULES_ANSWERED);
        }
    }

    /** Whatever of the new segment was written; nothing at all, and no file, comes first. */
    @Test
    void keepsTheRulesInForceOverAKillWhileASegmentBegins() throws IOException {
        long inHead;
        try (var recorder = recorder(2000)) {
            changeRules(recorder);
            inHead = Files.size(folder.resolve("history.jsonl"));
            while (!Files.exists(folder.resolve("history.1.jsonl"))) {
                recorder.invoke("order-service", 1, NOW, ORDER);
            }
        }
        var older = Files.readAllBytes(folder.resolve("history.1.jsonl"));
        var current = Files.readAllBytes(folder.resolve("history.jsonl"));
        for (int written = -1; written <= inHead; written++) {
            Files.write(folder.resolve("history.1.jsonl"), older);
            Files.deleteIfExists(folder.resolve("history.jsonl"));
            if (written >= 0) {
                Files.write(folder.resolve("history.jsonl"), Arrays.copyOf(current, written));
            }
            try (var recorder = recorder(2000)) {
                fill(recorder);
                assertThat(recorder.history().marks()).containsOnly(RULES_ASKED, RULES_ANSWERED);
            }
        }
    }

    @Test
    void startsAnewWhenCleared() {
        try (var recorder = recorder(PLENTY)) {
            var underWay = recorder.invoke("order-service", recorder.nextArrival(), NOW, ORDER);
            recorder.clear();
            recorder.conclude(underWay.key(), answer(Outcome.ACCEPTED));

            assertThat(recorder.history().offers()).isEmpty();
            assertThat(recorder.nextArrival()).isEqualTo(1);
        }
        try (var recorder = recorder(PLENTY)) {
            assertThat(recorder.history().offers()).isEmpty();
        }
    }

    /** Twice; only the second change stays in force. */
    private static void changeRules(Recorder recorder) {
        recorder.mark(Mark.Kind.RULES_ASKED, "orders", "former", Instant.EPOCH);
        recorder.mark(Mark.Kind.RULES_ANSWERED, "orders", "former", Instant.EPOCH);
        recorder.mark(RULES_ASKED.kind(), "orders", "these", RULES_ASKED.at());
        recorder.mark(RULES_ANSWERED.kind(), "orders", "these", RULES_ANSWERED.at());
    }

    /** So that each segment begins anew, several times. */
    private static void fill(Recorder recorder) {
        for (int i = 1; i <= 100; i++) {
            recorder.conclude(recorder.invoke("order-service", i, NOW, ORDER).key(), answer(Outcome.ACCEPTED));
        }
    }

    private static Publish publish(long number) {
        return new Publish(
                number, "o-" + number, "topic", "order-placed", Publish.Outcome.ACKNOWLEDGED, NOW, NOW.plusMillis(3));
    }

    private Recorder recorder(long segmentBytes) {
        return new Recorder(folder, segmentBytes, false, Clock.fixed(NOW, ZoneOffset.UTC), UUID::randomUUID);
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(folder.resolve("history.jsonl"), StandardCharsets.UTF_8);
    }

    private static Answer answer(Outcome outcome) {
        return new Answer(NOW, outcome, 202, "an-order", "queue");
    }

    @Test
    void keepsEverythingThatAWholeRunIsJudgedBy() throws IOException {
        try (var recorder = Recorder.openWhole(folder)) {
            var key = recorder.invoke("order-service", 1, NOW, ORDER).key();
            recorder.repeat(key, "order-service", "twice at once");
            recorder.poison("p-1", "orders", "{p-1");
            recorder.sight("order-service", "id", key, "PLACED");
            recorder.fault(1, "kill", "local-cloud", Line.Phase.DONE, null);
        }
        var lines = Files.readAllLines(folder.resolve("history.jsonl"));
        assertThat(lines)
                .extracting(line -> line.replaceFirst(".*\"event\":\"([a-z]+)\".*", "$1"))
                .containsExactly("invoked", "repeated", "poisoned", "sighted", "faulted");
        assertThat(lines.get(0)).contains("\"customer\":\"" + ORDER.customer() + "\"");
        // What a recorder wrote, the next one reads.
        Recorder.openWhole(folder).close();
    }

    private static List<Outcome> outcomes(Recorder recorder) {
        return recorder.history().offers().stream().map(Offer::outcome).toList();
    }
}
