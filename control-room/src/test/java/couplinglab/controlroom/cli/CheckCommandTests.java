package couplinglab.controlroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.controlroom.check.SoakFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTests {
    @TempDir
    private Path dir;

    private SoakFolder folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void aSoakWithoutOrders() throws IOException {
        folder = new SoakFolder(dir);
        write(folder.history().resolve("history.jsonl"), "");
        for (var lane : List.of("order-service", "order-service-2")) {
            for (var table : List.of("orders", "order_keys", "outbox", "parked")) {
                write(folder.rows(lane, table), "");
            }
            write(folder.journal(lane), "");
        }
        for (var table : List.of("shipments", "inbox", "dead_letters")) {
            write(folder.rows("fulfillment-service", table), "");
        }
        write(folder.queues(), "{\"queue\":\"orders\",\"visible\":0,\"inFlight\":0,\"delayed\":0}");
    }

    @Test
    void succeedsWhereEveryRuleHolds() {
        assertThat(check()).isZero();
        assertThat(out.toString())
                .contains(
                        "lost 0, doubled 0, unexplained 0",
                        "rules hold",
                        folder.verdict().toString());
        assertThat(folder.verdict()).content().contains("\"unexplained\" : 0");
    }

    @Test
    void failsWhereARuleIsBrokenAndNamesIt() throws IOException {
        write(folder.queues(), "{\"queue\":\"orders\",\"visible\":3,\"inFlight\":0,\"delayed\":0}");
        assertThat(check()).isEqualTo(1);
        assertThat(out.toString()).contains("BROKEN nothing-is-left-on-the-way: 1 time.", "orders still holds 3");
        assertThat(folder.verdict())
                .content()
                .contains("\"nothing-is-left-on-the-way\" : 1", "\"rule\" : \"nothing-is-left-on-the-way\"");
    }

    @Test
    void printsNoMoreStoriesThanAreWanted() throws IOException {
        write(folder.queues(), "{\"queue\":\"orders\",\"visible\":3,\"inFlight\":0,\"delayed\":0}");
        assertThat(check("--stories", "0")).isEqualTo(1);
        assertThat(out.toString()).contains("BROKEN").doesNotContain("orders still holds");
    }

    @Test
    void saysWhatToDoWhereThereIsNoSoak() {
        assertThat(run("check", dir.resolve("elsewhere").toString())).isEqualTo(1);
        assertThat(err.toString()).contains("elsewhere is no folder of a soak").hasLineCount(1);
    }

    @Test
    void wantsAFolder() {
        assertThat(run("check")).isEqualTo(64);
        assertThat(err.toString()).contains("DIR");
    }

    private int check(String... more) {
        var arguments = new String[more.length + 2];
        arguments[0] = "check";
        arguments[1] = dir.toString();
        System.arraycopy(more, 0, arguments, 2, more.length);
        return run(arguments);
    }

    private int run(String... arguments) {
        return Lab.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
