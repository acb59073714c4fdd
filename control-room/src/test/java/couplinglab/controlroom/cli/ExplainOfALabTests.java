package couplinglab.controlroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.cloud.CloudSettings;
import couplinglab.cloud.LocalCloud;
import couplinglab.contracts.BusSpec;
import couplinglab.controlroom.process.EventBus;
import couplinglab.controlroom.process.Ports;
import couplinglab.controlroom.web.ControlRoom;
import couplinglab.controlroom.web.FakeLab;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Where a lab is up, whose bus has a rule more than it began with. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplainOfALabTests {
    private static final String EVENT = "{\"source\":\"somebody\",\"detail\":{}}";
    private static final int MOST = 64 * 1024;

    @TempDir
    private Path folder;

    private final Ports ports = Ports.free();
    private final LocalCloud cloud = LocalCloud.start(CloudSettings.inMemory());
    private ConfigurableApplicationContext room;
    private StringWriter out;
    private StringWriter err;

    @BeforeAll
    void start(@TempDir Path logs) {
        try (var bus = new EventBus(cloud.eventsEndpoint())) {
            bus.add(new BusSpec.Rule("of-somebody", "{\"source\":[\"somebody\"]}", "$.detail", List.of("analytics")));
        }
        var lab = new FakeLab();
        lab.processes.events(cloud.eventsEndpoint());
        room = ControlRoom.start(ports, logs.resolve("control-room.log"), lab);
    }

    @BeforeEach
    void listen() {
        out = new StringWriter();
        err = new StringWriter();
    }

    @AfterAll
    void stop() {
        room.close();
        cloud.close();
    }

    @Test
    void goesByTheRulesThatTheBusHasNow() throws IOException {
        assertThat(explain(EVENT)).isZero();

        assertThat(out.toString())
                .doesNotContain("No lab is up")
                .contains("of-somebody matches and sends it to analytics")
                .contains("every-order does not: source has to be [\"couplinglab.orders\"], and is \"somebody\"");
    }

    @Test
    void goesByTheRulesOfTheBusThatIsNamed() throws IOException {
        assertThat(explain(EVENT, "--bus", "default")).isZero();

        assertThat(out.toString()).startsWith("No rule matches").doesNotContain("of-somebody");
    }

    @Test
    void saysThatThereIsNoSuchBus() throws IOException {
        assertThat(explain(EVENT, "--bus", "no where")).isEqualTo(Lab.FAILED);

        assertThat(err.toString()).contains("There is no bus \"no where\"");
    }

    @Test
    void saysWhatTheLabSaysOfAnEventThatIsNone() throws IOException {
        assertThat(explain("[1]")).isEqualTo(Lab.FAILED);

        assertThat(err.toString()).contains("Send an event as EventBridge has it");
    }

    /** What the command takes, the lab takes as well. */
    @Test
    void takesAsLongAnEventAsTheLab() throws IOException {
        assertThat(explain(EVENT + " ".repeat(MOST - EVENT.length()))).isZero();
        assertThat(explain(EVENT + " ".repeat(MOST + 1 - EVENT.length()))).isEqualTo(Lab.FAILED);

        assertThat(err.toString()).contains("event.json has more than the 64 KiB");
    }

    private int explain(String event, String... more) throws IOException {
        var file = Files.writeString(folder.resolve("event.json"), event);
        var arguments = new ArrayList<>(List.of("explain", file.toString(), "--ports", "" + ports.base()));
        arguments.addAll(List.of(more));
        return Lab.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments.toArray(String[]::new));
    }
}
