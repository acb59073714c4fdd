package couplinglab.cloud;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code --sqs-port=9324 --events-port=9325 --data=DIR [--in-memory]}; of the last two, in memory wins. SNS and
 * EventBridge have the port after that of SQS where nothing else is said.
 */
final class CommandLine {
    private static final String USAGE = " (usage: [--sqs-port=9324] [--events-port=9325] --data=DIR | --in-memory)";

    private static final int HIGHEST_PORT = 65_535;

    private CommandLine() {}

    static CloudSettings parse(String... arguments) {
        int port = CloudSettings.DEFAULT_SQS_PORT;
        int eventsPort = -1;
        @Nullable Path data = null;
        boolean inMemory = false;
        for (var argument : arguments) {
            if (argument.startsWith("--sqs-port=")) {
                port = port(argument);
            } else if (argument.startsWith("--events-port=")) {
                eventsPort = port(argument);
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
        if (eventsPort < 0) {
            eventsPort = port == 0 ? 0 : port + 1;
        }
        if (eventsPort > HIGHEST_PORT) {
            throw new CloudNotStarted("--events-port is needed beside this --sqs-port" + USAGE);
        }
        return new CloudSettings(port, eventsPort, inMemory ? null : data, Halt.theProcess());
    }

    private static String valueOf(String argument) {
        return argument.substring(argument.indexOf('=') + 1);
    }

    private static int port(String argument) {
        var text = valueOf(argument);
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > HIGHEST_PORT) {
            throw new CloudNotStarted(argument.substring(0, argument.indexOf('='))
                    + " must be a number from 0 to 65535, not \"" + text + "\"" + USAGE);
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
