package couplinglab.controlroom.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import couplinglab.controlroom.process.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowcaseTests {
    @TempDir
    Path folder;

    @Test
    void leavesNothingBehindUntilThereIsSomethingToShow() {
        new Showcase(folder.resolve("new")).requireWritable();
        new Showcase(folder).requireWritable();

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void saysInOneSentenceThatItCannotWrite() throws IOException {
        var file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> new Showcase(file).requireWritable())
                .isInstanceOf(Showcase.NotWritable.class)
                .hasMessageEndingWith("name another folder with --out DIR.");
    }

    @Test
    void showsTheResultAndTheReport() throws IOException {
        var results = new Results(Platform.JDK, List.of(new Claim("a-claim", true, "1 of 1")), List.of(), List.of());
        new Showcase(folder.resolve("a/b")).show(new Production.Outcome(results, "<!doctype html>"));

        assertThat(folder.resolve("a/b/result.json")).content().isEqualTo(results.json());
        assertThat(folder.resolve("a/b/report.html")).content().isEqualTo("<!doctype html>");
    }
}
