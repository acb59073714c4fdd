package couplinglab.controlroom.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SourcePatchTests {
    private static final List<String> PATCH = """
            --- a/module/One.java
            +++ b/module/One.java
            @@ -1,2 +1,2 @@
             class One {
            -    int one = 1;
            +    int one = 2;
            @@ -9,1 +9,2 @@
             }
            +// the end
            """.lines().toList();

    @TempDir
    Path folder;

    @BeforeEach
    void makeFolders() throws IOException {
        Files.createDirectories(folder.resolve("home/module"));
    }

    @Test
    void changesWhatItFindsWhereverItStands() throws IOException {
        write("// moved down\nclass One {\n    int one = 1;\n\n}\n");

        var changed = SourcePatch.read(PATCH).apply(folder.resolve("home"), folder.resolve("changed"));

        assertThat(changed).containsExactly(folder.resolve("changed/module/One.java"));
        assertThat(changed.get(0)).hasContent("// moved down\nclass One {\n    int one = 2;\n\n}\n// the end\n");
    }

    /** What a mutant changes has to be there, long before anybody runs them all. */
    @ParameterizedTest
    @MethodSource("mutants")
    void fitTheProduct(Path mutant) throws IOException {
        var home = Path.of("..").toAbsolutePath().normalize();

        assertThat(SourcePatch.read(Files.readAllLines(mutant)).apply(home, folder.resolve("changed")))
                .isNotEmpty();
    }

    static List<Path> mutants() throws IOException {
        try (var patches = Files.list(Path.of("src/test/resources/mutants"))) {
            return patches.sorted().toList();
        }
    }

    @Test
    void failsWhereTheSourceHasBecomeAnother() throws IOException {
        write("class One {\n    int two = 1;\n}\n");

        assertThatThrownBy(this::apply).hasMessageStartingWith("module/One.java does not have this exactly once");
    }

    @Test
    void failsWhereItIsNotPlainWhichPlaceIsMeant() throws IOException {
        write("class One {\n    int one = 1;\n}\n}\n");

        assertThatThrownBy(this::apply).hasMessageStartingWith("module/One.java does not have this exactly once");
    }

    private void apply() throws IOException {
        SourcePatch.read(PATCH).apply(folder.resolve("home"), folder.resolve("changed"));
    }

    private void write(String source) throws IOException {
        Files.writeString(folder.resolve("home/module/One.java"), source);
    }
}
