package couplinglab.controlroom.cli;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "reset",
        description = "Empty queues, databases and ledger, and restore the first modes, whether or not the lab is up.")
final class ResetCommand implements Runnable {
    @Mixin
    private LabOptions options = new LabOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        var out = spec.commandLine().getOut();
        try {
            if (options.folder().owner().isPresent()) {
                out.println("Emptying queues, databases and ledger; what ran starts again ...");
                new LabClient(options.ports()).post("/api/reset");
            } else {
                deleteData();
            }
        } catch (IOException unreadable) {
            throw new LabRefused("The folder of the lab can't be read: " + unreadable.getMessage() + ".");
        }
        out.println("The lab is as new.");
    }

    private void deleteData() throws IOException {
        var folder = options.folder();
        try (var lease = folder.lease(options.ports())) {
            lease.folder().empty();
        }
    }
}
