package couplinglab.cloud;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads {@code --sqs-port=9324 --data=DIR [--in-memory]}; of the last two, in memory wins. */
final class CommandLine {
    private static final String USAGE = " (usage: [--sqs-port=9324] --data=DIR | --in-memory)";

    private CommandLine() {}

    static CloudSettings parse(String... arguments) {
        int port = CloudSettings.DEFAULT_SQS_PORT;
        @Nullable Path data = null;
        boolean inMemory = false;
        for (var argument : arguments) {
            if (argument.startsWith("--sqs-port=")) {
                port = port(valueOf(argument));
            } else if (argument.startsWith("--data=")) {
                data = folder(valueOf(argument));
            } else if (argument.equals("--in-memory")) {
                inMemory = true;
            } else {
                throw new CloudNotStarted("Unknown argument " + argument + USAGE);
            }
        }
        if (data == null && !inMemory) {
            throw new CloudNotStarted("Say where to keep the messages, or --in-memory" + USAGE);
        }
        return new CloudSettings(port, inMemory ? null : data, Halt.theProcess());
    }

    private static String valueOf(String argument) {
        return argument.substring(argument.indexOf('=') + 1);
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new CloudNotStarted("--sqs-port must be a number from 0 to 65535, not \"" + text + "\"" + USAGE);
        }
        return Integer.parseInt(text);
    }

    private static Path folder(String text) {
        if (text.isBlank()) {
            throw new CloudNotStarted("--data must name a folder" + USAGE);
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new CloudNotStarted("--data is not a path: " + e.getMessage() + USAGE, e);
        }
    }
}
