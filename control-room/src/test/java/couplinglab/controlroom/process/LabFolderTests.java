package couplinglab.controlroom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabFolderTests {
    private static final Ports PORTS = new Ports(9000);

    @TempDir
    Path path;

    @Test
    void belongsToOneLabAtATime() throws IOException {
        var folder = new LabFolder(path);
        try (var lease = folder.lease(PORTS)) {
            assertThat(lease.folder()).isEqualTo(folder);
            assertThatThrownBy(() -> folder.lease(PORTS))
                    .isInstanceOf(AlreadyUp.class)
                    .hasMessageContaining("already up on http://localhost:9000");
            assertThat(folder.owner()).contains(ProcessHandle.current());
        }
        assertThat(folder.owner()).isEmpty();
        folder.lease(PORTS).close();
    }

    @Test
    void isNotOwnedByAnotherProgramThatGotTheSameProcessId() throws IOException {
        Files.writeString(path.resolve("pid"), ProcessHandle.current().pid() + " 1999-12-31T23:59:59Z");

        assertThat(new LabFolder(path).owner()).isEmpty();
    }

    @Test
    void isNotOwnedByWhatAFileOfAnotherKindSays() throws IOException {
        Files.writeString(path.resolve("pid"), "nonsense");

        assertThat(new LabFolder(path).owner()).isEmpty();
    }
}
