package couplinglab.controlroom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CarrierSecretTests {
    @TempDir
    Path path;

    @Test
    void isMadeOnceAndKeptThroughAReset() {
        var secret = secret();
        assertThat(secret.read()).isEmpty();

        var made = secret.readOrMake();
        new LabFolder(path).empty();

        assertThat(made).matches("[0-9a-f]{64}");
        assertThat(secret.readOrMake()).isEqualTo(made);
        assertThat(secret().read()).contains(made);
        assertThat(path).isDirectoryContaining("glob:**/carrier-secret");
        assertThat(path).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void isAnotherInEachLab(@TempDir Path other) {
        assertThat(secret().readOrMake())
                .isNotEqualTo(CarrierSecret.in(new LabFolder(other)).readOrMake());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are access control lists instead")
    void isForItsOwnerAlone() throws IOException {
        secret().readOrMake();

        assertThat(Files.getPosixFilePermissions(path.resolve("carrier-secret")))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }

    @Test
    void isMadeInAFolderThatIsNotThereYet() {
        var secret = CarrierSecret.in(new LabFolder(path.resolve("a/lab")));

        assertThat(secret.readOrMake()).isEqualTo(secret.read().orElseThrow());
    }

    @Test
    void saysWhichFolderIsInTheWay() throws IOException {
        var file = Files.createFile(path.resolve("file"));
        var secret = CarrierSecret.in(new LabFolder(file));

        assertThatThrownBy(secret::readOrMake)
                .isInstanceOf(FolderNotWritable.class)
                .hasMessageContaining(file.toString());
    }

    private CarrierSecret secret() {
        return CarrierSecret.in(new LabFolder(path));
    }
}
