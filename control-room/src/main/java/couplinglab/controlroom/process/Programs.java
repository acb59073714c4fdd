package couplinglab.controlroom.process;

import static couplinglab.controlroom.process.ProcessNames.LOCAL_CLOUD;
import static couplinglab.controlroom.process.ProcessNames.ORDER_SERVICE;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The built programs of the lab, and how to run them. */
final class Programs {
    private static final boolean WINDOWS = File.separatorChar == '\\';

    private final Path home;

    Programs(Path home) {
        this.home = home;
    }

    List<String> command(String program, List<String> jvmOptions, List<String> arguments) {
        var command = new ArrayList<String>();
        if (!WINDOWS) {
            // A terminal sends Ctrl-C to its whole group of processes; only the control room may react, in its order.
            command.addAll(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$0\" \"$@\""));
        }
        command.add(java().toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "-Xshare:auto"));
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", lifeline() + File.pathSeparator + jar(program)));
        command.addAll(List.of("couplinglab.lifeline.Lifeline", mainClass(program)));
        command.addAll(arguments);
        return command;
    }

    private static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", WINDOWS ? "java.exe" : "java");
    }

    private static String mainClass(String program) {
        return switch (program) {
            case LOCAL_CLOUD -> "couplinglab.cloud.LocalCloud";
            case ORDER_SERVICE -> "couplinglab.order.OrderServiceApplication";
            default -> "couplinglab.fulfillment.FulfillmentServiceApplication";
        };
    }

    private Path jar(String program) {
        var target = home.resolve(program).resolve("target");
        return existing(
                program.equals(LOCAL_CLOUD) ? target.resolve("local-cloud.jar") : target.resolve(program + "-app.jar"));
    }

    private Path lifeline() {
        var target = home.resolve("lifeline").resolve("target");
        if (Files.isDirectory(target)) {
            try (var jars = Files.newDirectoryStream(target, "lifeline*.jar")) {
                for (var jar : jars) {
                    return jar;
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        throw new NotBuilt(target.resolve("lifeline.jar"));
    }

    private static Path existing(Path jar) {
        if (!Files.exists(jar)) {
            throw new NotBuilt(jar);
        }
        return jar;
    }
}
