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
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each way of cheating is caught by the rule that it breaks, and the lab as it is survives the same faults with the same
 * seed. Which: {@code -Dmutants=all}, or names with commas between. Without, one is enough to see that the checker is
 * awake.
 */
@Tag("mutants")
class MutantsIT {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final long SEED = 1;
    private static final double RATE = 20;
    private static final Duration BEFORE_THE_END = Duration.ofSeconds(2);
    /** Some cheats never let the lab come to rest. */
    private static final Duration TO_SETTLE = Duration.ofSeconds(90);

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

    /** The soak itself does that in each build, with more faults. */
    static Stream<Modes> modesAskedFor() {
        return System.getProperty(WANTED) == null
                ? Stream.of()
                : mutants().map(Mutant::modes).distinct();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void isCaught(Mutant mutant) throws Exception {
        var result = run(mutant.cheat(), mutant.modes(), mutant.faults());

        assertThat(result.broken()).containsKey(mutant.caughtBy());
        assertThat(result.passed()).isFalse();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("modesAskedFor")
    void theLabAsItIsSurvivesTheFaultsOfAllOfThem(Modes modes) throws Exception {
        var result = run(
                (honest, unused) -> honest,
                modes,
                ports -> mutants()
                        .filter(mutant -> mutant.modes() == modes)
                        .flatMap(mutant -> mutant.faults().apply(ports).stream())
                        .toList());

        assertThat(result.broken()).isEqualTo(Map.of());
        assertThat(result.shortcomings()).isEmpty();
    }

    private Result run(Cheat cheat, Modes modes, Function<Ports, List<Fault>> faults)
            throws IOException, InterruptedException {
        var ports = Ports.free();
        var runFolder = new RunFolder(folder.resolve("run"));
        runFolder.prepare();
        var plan = new Plan(SEED, RATE, modes, Platform.JDK, List.of(), faults.apply(ports), BEFORE_THE_END, TO_SETTLE);
        var honest = Blueprint.of(HOME, runFolder.lab(), ports);
        var commentary = new Commentary(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        try (var soak = new Soak(cheat.in(honest, folder.resolve("cheat")), plan, runFolder, commentary)) {
            var result = soak.run();
            System.out.println(result.json());
            return result;
        }
    }
}
