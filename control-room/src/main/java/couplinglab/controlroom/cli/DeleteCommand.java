package couplinglab.controlroom.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "delete",
        description = {
            "Throw a dead letter away for good; asks nothing, and is counted.",
            "An order whose copy a subscriber threw away counts as lost for it."
        })
final class DeleteCommand implements Runnable {
    @ParentCommand
    private DeadLettersCommand parent = new DeadLettersCommand();

    @Parameters(paramLabel = "ID", description = "One of ./lab dead-letters.")
    private String id = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        var consumer = parent.consumer();
        consumer.delete(id);
        spec.commandLine()
                .getOut()
                .println("Deleted " + Printable.of(id) + ". Dead letters deleted since the first start: "
                        + consumer.discarded() + ".");
    }
}
