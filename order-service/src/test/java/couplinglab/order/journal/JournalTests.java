package couplinglab.order.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JournalTests {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00.123456789Z"), ZoneOffset.UTC);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long PID = ProcessHandle.current().pid();

    @TempDir
    Path folder;

    @Test
    void tellsWhoHadWhichRowsFromWhenToWhen() throws IOException {
        try (var journal = journal()) {
            var during = journal.during(List.of(1L, 2L), this::written);

            assertThat(during)
                    .containsExactly("{\"event\":\"claimed\",\"claim\":\"" + PID + "-1\",\"owner\":\"" + PID + "/"
                            + Thread.currentThread().getName()
                            + "\",\"rows\":[1,2],\"at\":\"2026-11-24T12:00:00.123456Z\"}");
            assertThat(written().get(1))
                    .isEqualTo("{\"event\":\"released\",\"claim\":\"" + PID
                            + "-1\",\"at\":\"2026-11-24T12:00:00.123456Z\"}");
        }
    }

    @Test
    void tellsThatRowsWereReleasedBecauseTheWorkFailed() throws IOException {
        try (var journal = journal()) {
            assertThatThrownBy(() -> journal.during(List.of(1L), () -> {
                        throw new IllegalStateException("the work");
                    }))
                    .hasMessage("the work");
        }

        assertThat(events()).containsExactly("claimed", "released");
    }

    @Test
    void hasNothingToTellOfNoRows() throws IOException {
        try (var journal = journal()) {
            assertThat(journal.during(List.of(), () -> 42)).isEqualTo(42);
        }

        assertThat(written()).isEmpty();
    }

    @Test
    void tellsOfAConfirmationForAForeignOrder() throws IOException {
        try (var journal = journal()) {
            journal.stray("another's");
        }

        assertThat(written())
                .containsExactly(
                        "{\"event\":\"stray\",\"orderId\":\"another's\",\"at\":\"2026-11-24T12:00:00.123456Z\"}");
    }

    @Test
    void goesOnWhereThatOfTheProcessBeforeEnded() throws IOException {
        Files.writeString(file(), "{\"event\":\"stray\"}\n");

        try (var journal = journal()) {
            journal.stray("one");
        }

        assertThat(events()).containsExactly("stray", "stray");
    }

    @Test
    void beginsALineOfItsOwnAfterATornOne() throws IOException {
        Files.writeString(file(), "{\"event\":\"cla");

        try (var journal = journal()) {
            journal.stray("one");
        }

        assertThat(written()).hasSize(2).first().isEqualTo("{\"event\":\"cla");
    }

    @Test
    void keepsTheLinesOfThreadsApart() throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        try (var journal = journal()) {
            var done = threads.invokeAll(IntStream.range(0, 200)
                    .mapToObj(i -> Executors.callable(() -> journal.stray("order " + i)))
                    .toList());
            for (var each : done) {
                each.get();
            }
        } finally {
            threads.shutdown();
        }

        assertThat(events()).hasSize(200).containsOnly("stray");
    }

    @Test
    void saysWhichFileCannotBeWrittenTo() {
        assertThatThrownBy(() -> Journal.in(folder.resolve("nowhere/journal.jsonl"), CLOCK))
                .isInstanceOf(JournalNotWritable.class)
                .hasMessageContaining("nowhere/journal.jsonl can't be written to");
    }

    @Test
    void isNotKeptByDefault() throws IOException {
        try (var journal = Journal.off()) {
            journal.stray("one");
            assertThat(journal.during(List.of(1L), () -> 42)).isEqualTo(42);
        }
    }

    private Journal journal() {
        return Journal.in(file(), CLOCK);
    }

    private Path file() {
        return folder.resolve("journal.jsonl");
    }

    private List<String> written() {
        try {
            return Files.readAllLines(file());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private List<String> events() {
        return written().stream()
                .map(JSON::readTree)
                .map(line -> line.get("event"))
                .map(JsonNode::stringValue)
                .toList();
    }
}
