package couplinglab.controlroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.controlroom.process.Ports;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A command line that is taken for right would run on. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LabTests {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void suggestsTheCommandThatWasMeant() {
        assertThat(run("statsu")).isEqualTo(64);
        assertThat(err.toString()).contains("statsu").contains("lab status");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up",
                "attach",
                "down",
                "status",
                "logs",
                "kill",
                "revive",
                "reset",
                "dead-letters",
                "deliver",
                "explain"
            })
    void helpsWithEveryCommand(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString()).contains("lab " + command).contains("--ports");
    }

    @Test
    void tellsItsExitCodes() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("Exit codes:").contains("64").contains("the command line was wrong");
    }

    @ParameterizedTest
    @CsvSource({
        "up --ports 80,             must be a port from 1024",
        "up --ports 65530,          must be a port from 1024",
        "up --ports eight,          is not a port",
        "up --rate -1,              from 0 to 1000",
        "up --rate 1001,            from 0 to 1000",
        "up --rate NaN,             from 0 to 1000",
        "up --rate fast,            --rate",
        "up --fast,                 --fast",
        "kill,                      NAME",
        "revive,                    NAME",
        "logs,                      NAME",
        "kill one two,              two",
        "explain,                   EVENT.json",
        "deliver,                   ORDER_ID",
        "deliver 7,                 must be a UUID in lower case",
        "deliver 3f0c6a52-8f53-4d7c-9d4e-6c2b0a6f1b11 --times 0,    from 1 to 1000",
        "deliver 3f0c6a52-8f53-4d7c-9d4e-6c2b0a6f1b11 --times 1001, from 1 to 1000",
        "dead-letters delete,       ID",
        "dead-letters redrive 1 2,  2"
    })
    void refusesWhatMakesNoSense(String line, String reason) {
        assertThat(run(line.split(" "))).isEqualTo(64);
        assertThat(err.toString()).contains(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "order-service,       ftp://orders:8081,           must look like http://HOST:PORT",
        "order-service,       orders:8081,                 must look like http://HOST:PORT",
        "order-service-2,     http://,                     must look like http://HOST:PORT",
        "order-service-2,     http://me@orders:8081,       must look like http://HOST:PORT",
        "order-service-2,     http://orders,               must name a port",
        "fulfillment-service, http://ful:65536,            must name a port",
        "fulfillment-service, http://ful:8082/orders,      must end after the port",
        "fulfillment-service, http://ful:8082?a=b,         must end after the port",
        "fulfillment-service, http://ful:65530,            no port 65530 + 10",
        "sqs,                 localhost,                   must look like http://HOST:PORT",
        "published,           80,                          must be a port from 1024",
        "rate,                -1,                          from 0 to 1000"
    })
    void refusesToAttachWhereNothingCanBe(String option, String value, String reason) {
        var arguments = new LinkedHashMap<>(Map.of(
                "order-service", "http://localhost:8081",
                "order-service-2", "http://localhost:8083",
                "fulfillment-service", "http://localhost:8082",
                "sqs", "http://localhost:9324"));
        arguments.put(option, value);
        var line = Stream.concat(
                        Stream.of("attach"),
                        arguments.entrySet().stream().map(given -> "--" + given.getKey() + "=" + given.getValue()))
                .toArray(String[]::new);

        assertThat(run(line)).isEqualTo(64);
        assertThat(err.toString()).contains("'--" + option + "'").contains(reason);
    }

    @Test
    void needsToKnowWhatToAttachTo() {
        assertThat(run("attach", "--sqs=http://localhost:9324")).isEqualTo(64);
        assertThat(err.toString())
                .contains("--order-service=URL", "--order-service-2=URL", "--fulfillment-service=URL");
    }

    @Test
    void aCommandIsNeeded() {
        assertThat(run()).isEqualTo(64);
        assertThat(err.toString()).contains("command is missing").contains("lab --help");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "kill fulfillment-service",
                "revive fulfillment-service",
                "dead-letters",
                "dead-letters redrive"
            })
    void saysInOneSentenceThatNoLabIsUp(String line) {
        var ports = Ports.free();

        assertThat(run((line + " --ports " + ports.base()).split(" "))).isEqualTo(1);

        assertThat(err.toString().lines())
                .containsExactly("No lab is up on http://localhost:" + ports.base() + ": start it with ./lab up.");
    }

    @Test
    void downIsHarmlessWhereNothingIsUp() {
        assertThat(run("down", "--ports", "" + Ports.free().base())).isZero();
        assertThat(out.toString()).contains("No lab is up");
    }

    @Test
    void namesTheLogsThatThereAre() {
        assertThat(run("logs", "nobody")).isEqualTo(1);
        assertThat(err.toString())
                .contains("\"nobody\"")
                .contains("order-service-2")
                .contains("control-room");
    }

    private int run(String... arguments) {
        return Lab.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
