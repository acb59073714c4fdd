package couplinglab.controlroom.cli;

import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

    @Option(names = "--full", description = "Show errors and bodies whole; otherwise they are cut to a line.")
    private boolean full;

    @Option(names = "--json", description = "One JSON object a line, as the API has it, for programs.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    LabOptions options() {
        return options;
    }

    FulfillmentService service() {
        return FulfillmentService.of(new LabClient(options.ports()));
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
        service().eachDeadLetter(letter -> out.println(mapper.writeValueAsString(letter)));
        out.flush();
    }

    private void writeLines() {
        var out = spec.commandLine().getOut();
        var lines = new DeadLetterLines(full ? Integer.MAX_VALUE : options.columns());
        var number = new AtomicLong();
        service().eachDeadLetter(letter -> {
            lines.of(letter).forEach(out::println);
            number.incrementAndGet();
        });
        if (number.get() == 0) {
            out.println("There are no dead letters.");
        } else {
            out.println();
            out.println((number.get() == 1 ? "1 dead letter." : number.get() + " dead letters.")
                    + " Once the cause is mended: ./lab dead-letters redrive [ID]");
        }
        out.flush();
    }
}
