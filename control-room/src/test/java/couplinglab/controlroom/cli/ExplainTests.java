package couplinglab.controlroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.controlroom.process.Ports;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where no lab is up. */
class ExplainTests {
    private static final String ORDER =
            "{\"source\":\"couplinglab.orders\",\"detail-type\":\"OrderPlaced\",\"detail\":{\"total\":%s,\"destination\":\"US\"}}";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void saysWhereAnEventGoesAndWhatSaidNo() throws IOException {
        assertThat(explain(ORDER.formatted("1000.00"))).isZero();

        assertThat(out.toString())
                .contains("No lab is up")
                .contains("every-order matches and sends it to orders")
                .contains("high-value matches and sends it to fraud-review")
                .contains("export does not: detail.destination has to be [{\"anything-but\":[\"US\"]}], and is \"US\"")
                .contains("carrier-events does not: source has to be [\"partner.carrier\"]");
    }

    @Test
    void saysThatTheBusDropsWhatNoRuleMatches() throws IOException {
        assertThat(explain("{\"source\":\"nobody\"}")).isZero();

        assertThat(out.toString()).contains("No rule matches: the bus drops it");
    }

    @Test
    void knowsTheRuleOfTheDefaultBusWhereThereIsAnS3() throws IOException {
        var created =
                "{\"source\":\"aws.s3\",\"detail-type\":\"Object Created\",\"detail\":{\"bucket\":{\"name\":\"order-imports\"}}}";
        assertThat(explain(created, "--bus", "default")).isZero();

        assertThat(out.toString()).contains("order-imports matches and sends it to order-import");
    }

    @Test
    void saysThatThereIsNoSuchBus() throws IOException {
        assertThat(explain("{}", "--bus", "nowhere")).isEqualTo(1);

        assertThat(err.toString()).contains("There is no bus \"nowhere\"");
    }

    @Test
    void writesNothingToATerminalThatItWouldObey() throws IOException {
        explain("{\"source\":\"\u009b31mred\"}");

        assertThat(out.toString()).contains("\\u009b31mred").doesNotContain("\u009b");
    }

    @Test
    void refusesWhatIsNoEvent() throws IOException {
        assertThat(explain("[1]")).isEqualTo(1);
        assertThat(err.toString()).contains("can't be read").contains("JSON object");
    }

    @Test
    void refusesAFileThatIsNotThereOrTooLong() throws IOException {
        assertThat(run(folder.resolve("nowhere.json"))).isEqualTo(1);
        assertThat(explain(" ".repeat(64 * 1024 + 1))).isEqualTo(1);

        assertThat(err.toString()).contains("name a file with an event").contains("64 KiB");
    }

    private int explain(String event, String... more) throws IOException {
        return run(Files.writeString(folder.resolve("event.json"), event), more);
    }

    private int run(Path file, String... more) {
        var arguments = new ArrayList<>(
                List.of("explain", file.toString(), "--ports", "" + Ports.free().base()));
        arguments.addAll(List.of(more));
        return Lab.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments.toArray(String[]::new));
    }
}
