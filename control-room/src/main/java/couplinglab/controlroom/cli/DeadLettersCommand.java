package couplinglab.controlroom.cli;

import couplinglab.controlroom.process.Subscriber;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "dead-letters",
        description = "List the messages that could not be worked on, oldest first, each with its reason.",
        synopsisSubcommandLabel = "[COMMAND]",
        subcommands = {RedriveCommand.class, DeleteCommand.class})
final class DeadLettersCommand implements Runnable {
    @Mixin
    private LabOptions options = new LabOptions();

    @Option(
            names = "--of",
            paramLabel = "NAME",
            description = "Whose: fulfillment-service, which is the default, or a subscriber such as notification.",
            defaultValue = ConsumerClient.DEFAULT,
            scope = ScopeType.INHERIT)
    private String consumer = ConsumerClient.DEFAULT;

    @Option(names = "--full", description = "Show errors and bodies whole; otherwise they are cut to a line.")
    private boolean full;

    @Option(names = "--json", description = "One JSON object a line, as the API has it, for programs.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    LabOptions options() {
        return options;
    }

    ConsumerClient consumer() {
        var known = Stream.concat(Stream.of(ConsumerClient.DEFAULT), Subscriber.names().stream())
                .toList();
        if (!known.contains(consumer)) {
            throw new LabRefused("There is no consumer \"" + Printable.of(consumer)
                    + "\" that keeps dead letters; there are " + String.join(", ", known) + ".");
        }
        return ConsumerClient.of(new LabClient(options.ports()), consumer);
    }

    @Override
    public void run() {
        if (json) {
            writeJson();
        } else {
            writeLines();
        }
    }

    private void writeJson() {
        var out = spec.commandLine().getOut();
        var mapper =
                JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
        consumer().eachDeadLetter(letter -> out.println(mapper.writeValueAsString(letter)));
        out.flush();
    }

    private void writeLines() {
        var out = spec.commandLine().getOut();
        var lines = new DeadLetterLines(full ? Integer.MAX_VALUE : options.columns());
        var number = new AtomicLong();
        var keeper = consumer();
        keeper.eachDeadLetter(letter -> {
            lines.of(letter).forEach(out::println);
            number.incrementAndGet();
        });
        if (number.get() == 0) {
            out.println("There are no dead letters.");
        } else {
            out.println();
            out.println((number.get() == 1 ? "1 dead letter." : number.get() + " dead letters.")
                    + " Once the cause is mended: " + keeper.command() + " redrive [ID]");
        }
        out.flush();
    }
}
