package couplinglab.controlroom.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTests {
    @TempDir
    Path folder;

    @Test
    void neverTakesMoreThanTwiceItsSize() throws IOException {
        var file = folder.resolve("chatty.log");
        var log = new LogFile(file, 20_000);

        log.drain(output("a line of a chatty process\n".repeat(10_000)));

        assertThat(Files.size(file)).isPositive().isLessThanOrEqualTo(20_000);
        assertThat(Files.size(folder.resolve("chatty.log.1"))).isPositive().isLessThanOrEqualTo(20_000);
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void goesOnWhereTheFormerLifeStopped() throws IOException {
        var log = new LogFile(folder.resolve("twice.log"), 20_000);

        log.drain(output("first\n"));
        log.drain(output("second\n"));

        assertThat(log.tail(10)).containsExactly("first", "second");
    }

    @Test
    void tellsTheLastLinesOnly() throws IOException {
        var log = new LogFile(folder.resolve("long.log"), 20_000);

        log.drain(output("one\ntwo\nthree\n"));

        assertThat(log.tail(2)).containsExactly("two", "three");
    }

    @Test
    void readsOnWhereNothingCanBeWritten() throws IOException {
        var source = output("nobody will read this\n".repeat(10_000));

        new LogFile(folder.resolve("no such folder").resolve("lost.log"), 20_000).drain(source);

        assertThat(source.available()).isZero();
    }

    @Test
    void aProcessThatNeverRanHasNoLines() throws IOException {
        assertThat(new LogFile(folder.resolve("none.log"), 20_000).tail(5)).isEmpty();
    }

    private static ByteArrayInputStream output(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
