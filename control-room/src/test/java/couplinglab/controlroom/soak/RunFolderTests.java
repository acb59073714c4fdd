package couplinglab.controlroom.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTests {
    @TempDir
    Path temporary;

    @Test
    void removesWhatAFormerRunLeft() throws IOException {
        var folder = new RunFolder(temporary.resolve("soak"));
        folder.prepare();
        Files.writeString(folder.schedule(), "{}");
        Files.writeString(folder.result(), "{}");
        Files.createDirectories(folder.judged().history());
        Files.writeString(folder.judged().history().resolve("history.jsonl"), "old");
        folder.prepare();
        assertThat(folder.result()).doesNotExist();
        assertThat(folder.judged().history()).doesNotExist();
        assertThat(folder.judged().evidence()).isEmptyDirectory();
    }

    @Test
    void touchesNoFolderOfOthers() throws IOException {
        var thesis = Files.writeString(temporary.resolve("thesis.txt"), "five years");
        assertThatThrownBy(() -> new RunFolder(temporary).prepare())
                .isInstanceOf(RunFolder.NotUsable.class)
                .hasMessageContaining("--out DIR");
        assertThat(thesis).hasContent("five years");
    }

    @Test
    void saysThatItCanNotBeWritten() throws IOException {
        var file = Files.createFile(temporary.resolve("file"));
        assertThatThrownBy(() -> new RunFolder(file.resolve("soak")).prepare())
                .isInstanceOf(RunFolder.NotUsable.class)
                .hasMessageContaining("can't be written to");
    }
}
