package couplinglab.controlroom.soak;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.controlroom.process.Blueprint;
import couplinglab.controlroom.process.Platform;
import couplinglab.controlroom.process.Ports;
import couplinglab.controlroom.process.Preparation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each way of cheating is caught by the rule that it breaks, and the lab as it is passes with the same seed and faults.
 * Which: {@code -Dmutants=all}, or names with commas between. Without, one is enough to see that the checker is awake.
 */
@Tag("mutants")
class MutantsIT {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final long SEED = 1;
    private static final double RATE = 20;
    private static final Duration BEFORE_THE_END = Duration.ofSeconds(2);
    private static final String WANTED = "mutants";
    private static final String ALL = "all";
    private static final String ONE = "no-inbox";

    @TempDir
    Path folder;

    @BeforeAll
    static void unpack() {
        new Preparation(HOME).run(System.out::println);
    }

    static Stream<Mutant> mutants() {
        var wanted = System.getProperty(WANTED, ONE);
        var names =
                wanted.equals(ALL) ? Mutants.ALL.stream().map(Mutant::name).toList() : List.of(wanted.split(",", -1));
        return names.stream().map(Mutants::named);
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void isCaught(Mutant mutant) throws Exception {
        var result = run(mutant, mutant.cheat(), folder.resolve("cheating"));

        assertThat(result.broken()).containsKey(mutant.caughtBy());
        assertThat(result.passed()).isFalse();
    }

    /** The soak itself does that in each build, with more faults. */
    static Stream<Mutant> mutantsAskedFor() {
        return System.getProperty(WANTED) == null ? Stream.of() : mutants();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("mutantsAskedFor")
    void isNotTakenForTheLabAsItIs(Mutant mutant) throws Exception {
        var result = run(mutant, (honest, unused) -> honest, folder.resolve("honest"));

        assertThat(result.broken()).isEqualTo(Map.of());
        assertThat(result.shortcomings()).isEmpty();
    }

    private static Result run(Mutant mutant, Cheat cheat, Path out) throws IOException, InterruptedException {
        var ports = Ports.free();
        var runFolder = new RunFolder(out);
        runFolder.prepare();
        var plan = new Plan(
                SEED,
                RATE,
                mutant.modes(),
                Platform.JDK,
                List.of(),
                mutant.faults().apply(ports),
                BEFORE_THE_END);
        var honest = Blueprint.of(HOME, runFolder.lab(), ports);
        var commentary = new Commentary(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        try (var soak = new Soak(cheat.in(honest, out.resolve("cheat")), plan, runFolder, commentary)) {
            var result = soak.run();
            System.out.println(mutant + ": " + result.json());
            return result;
        }
    }
}
