package couplinglab.controlroom.demo;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.controlroom.process.Platform;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ProgrammeTests {
    private static final RunId BROKER = new RunId(RunId.QUEUE, Fault.BROKER);

    @Test
    void runTheSameButForTheBrokerOnCompose() {
        assertThat(Programme.runsOn(Platform.JDK)).isEqualTo(RunId.all()).contains(BROKER);
        assertThat(Programme.runsOn(Platform.COMPOSE))
                .hasSize(RunId.all().size() - 1)
                .isSubsetOf(RunId.all())
                .doesNotContain(BROKER);
    }

    @Test
    void nameEachClaimThatIsLeftOutAndNoOther() {
        for (var platform : Platform.values()) {
            var leftOut = Programme.leftOutOn(platform).stream()
                    .flatMap(run -> run.claims().stream())
                    .toList();
            assertThat(Claims.judge(RunId.all(), Runs.good()))
                    .extracting(Claim::id)
                    .containsAll(leftOut)
                    .filteredOn(id -> !leftOut.contains(id))
                    .isEqualTo(ids(judged(platform, Runs.good())));
        }
    }

    @Test
    void holdWithoutTheRunThatIsLeftOutAlone() {
        var made = Runs.good().stream().filter(run -> !run.id().equals(BROKER)).toList();

        assertThat(judged(Platform.COMPOSE, made)).allMatch(Claim::holds).hasSize(23);
        assertThat(judged(Platform.JDK, made))
                .filteredOn(claim -> !claim.holds())
                .extracting(Claim::id)
                .contains("broker-killed-all-fulfilled", "nothing-lost-doubled-or-left-behind");
    }

    @Test
    void sayInTheResultsWhatIsLeftOutAndWhy() {
        var json = on(Platform.COMPOSE).json();

        assertThat(json)
                .contains("\"on\" : \"compose\"")
                .contains("\"mode\" : \"queue\",\n    \"fault\" : \"broker\",\n    \"claims\" : [ \"broker-killed-q")
                .contains("\"reason\" : \"LocalStack forgets its messages when it is killed");
        assertThat(on(Platform.JDK).json()).contains("\"on\" : \"jdk\"").contains("\"leftOut\" : [ ]");
    }

    @Test
    void sayInTheReportWhatIsLeftOutAndWhy() {
        assertThat(new Report(on(Platform.COMPOSE), List.of(), Film.books()).html())
                .contains("ran on Docker containers, LocalStack and PostgreSQL")
                .contains("Left out: queue × broker, and with it broker-killed-queue-accepts-each and")
                .contains("LocalStack forgets its messages");
        assertThat(new Report(on(Platform.JDK), List.of(), Film.books()).html())
                .contains("ran on JVMs of this machine")
                .doesNotContain("Left out");
    }

    @Test
    void refusePortsThatDoNotFit() {
        var said = new StringWriter();
        var demo = new CommandLine(new DemoCommand()).setCaseInsensitiveEnumValuesAllowed(true);

        int code = demo.setErr(new PrintWriter(said)).execute("--on", "compose", "--ports", "9000");

        assertThat(code).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(said.toString()).contains("BASE must end in 80");
    }

    private static Results on(Platform platform) {
        return new Results(platform, judged(platform, Runs.good()), Programme.leftOutOn(platform), List.of());
    }

    private static List<Claim> judged(Platform platform, List<Run> runs) {
        return Claims.judge(Programme.runsOn(platform), runs);
    }

    private static List<String> ids(List<Claim> claims) {
        return claims.stream().map(Claim::id).toList();
    }
}
