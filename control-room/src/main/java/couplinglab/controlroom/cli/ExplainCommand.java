package couplinglab.controlroom.cli;

import couplinglab.cloud.events.Explanation;
import couplinglab.cloud.events.UnreadableEvent;
import couplinglab.contracts.BusSpec;
import couplinglab.contracts.Topology;
import couplinglab.controlroom.process.UnknownBus;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** By the rules of the lab that is up, and otherwise by those with which a lab begins. Sends nothing. */
@Command(
        name = "explain",
        description = {
            "Say which rules of a bus match an event and where it goes, and for each other rule the first field that",
            "said no. Nothing is sent."
        })
final class ExplainCommand implements Runnable {
    /** The control room reads no more of a request. */
    private static final long MOST_BYTES = 64 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Mixin
    private LabOptions options = new LabOptions();

    @Option(
            names = "--bus",
            paramLabel = "NAME",
            defaultValue = Topology.ORDERS_BUS,
            description = {
                "The bus on which the event is put; ${DEFAULT-VALUE} by default. AWS's own services put theirs on the bus",
                "default, which has a rule where there is an S3: on LocalStack."
            })
    private String bus = Topology.ORDERS_BUS;

    @Parameters(
            paramLabel = "EVENT.json",
            description = "A file with the event: a JSON object with source, detail-type and detail.")
    private Path file = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        var out = spec.commandLine().getOut();
        tell(explain(event(), out), out);
        out.flush();
    }

    private Explanation explain(String event, PrintWriter out) {
        try {
            var answer = new LabClient(options.ports())
                    .post("/api/explain?bus=" + URLEncoder.encode(bus, StandardCharsets.UTF_8), event);
            return JSON.treeToValue(answer, Explanation.class);
        } catch (NotUp nobodyThere) {
            out.println("No lab is up; these are the rules with which one begins.");
            return byTheFirstRules(event);
        }
    }

    private Explanation byTheFirstRules(String event) {
        var rules = Stream.concat(
                        Topology.buses().stream(),
                        Stream.of(new BusSpec(Topology.DEFAULT_BUS, List.of(Topology.importRule()))))
                .filter(some -> some.name().equals(bus))
                .findFirst()
                .orElseThrow(() -> new UnknownBus(bus));
        try {
            return Explanation.of(event, Explanation.routesOf(rules));
        } catch (UnreadableEvent unreadable) {
            throw new LabRefused("The event can't be read: " + unreadable.getMessage() + ".");
        }
    }

    private String event() {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new LabRefused(file + " has more than the 64 KiB that the lab reads of an event.");
            }
            return Files.readString(file);
        } catch (CharacterCodingException noText) {
            throw new LabRefused(file + " is not text in UTF-8.");
        } catch (IOException unreadable) {
            throw new LabRefused(file + " can't be read ("
                    + unreadable.getClass().getSimpleName() + "): name a file with an event.");
        }
    }

    private static void tell(Explanation explanation, PrintWriter out) {
        for (var rule : explanation.matched()) {
            out.println(rule.rule() + " matches and sends it to " + String.join(" and ", rule.targets()));
        }
        for (var rule : explanation.unmatched()) {
            out.println(Printable.of(rule.rule() + " does not: " + rule.field() + " has to be " + rule.expected()
                    + (rule.found() == null ? ", and there is none" : ", and is " + rule.found())));
        }
        if (explanation.matched().isEmpty()) {
            out.println("No rule matches: the bus drops it, and tells nobody.");
        }
    }
}
