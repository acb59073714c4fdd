package couplinglab.controlroom.process;

import static couplinglab.controlroom.process.ProcessNames.CONTROL_ROOM;
import static couplinglab.controlroom.process.ProcessNames.FULFILLMENT_SERVICE;
import static couplinglab.controlroom.process.ProcessNames.LOCAL_CLOUD;
import static couplinglab.controlroom.process.ProcessNames.ORDER_SERVICE;
import static couplinglab.controlroom.process.ProcessNames.PARTNER_GATEWAY;
import static couplinglab.controlroom.process.ProcessNames.SUBSCRIBER_SERVICE;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The built programs of the lab, and the commands that run them. */
final class Programs {
    /** For a quick start and little memory: the lab is many small JVMs on one machine, each short-lived. */
    static final List<String> FRUGAL = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

    private static final boolean WINDOWS = File.separatorChar == '\\';
    private static final String LIFELINE = "couplinglab.lifeline.Lifeline";

    private final Path home;

    Programs(Path home) {
        this.home = home;
    }

    List<Program> all() {
        return Stream.of(
                        LOCAL_CLOUD,
                        ORDER_SERVICE,
                        FULFILLMENT_SERVICE,
                        SUBSCRIBER_SERVICE,
                        PARTNER_GATEWAY,
                        CONTROL_ROOM)
                .map(this::program)
                .toList();
    }

    Program program(String name) {
        var target = home.resolve(name).resolve("target");
        return switch (name) {
            case LOCAL_CLOUD -> new Program(target, "local-cloud.jar", "couplinglab.cloud.LocalCloud");
            case ORDER_SERVICE ->
                new Program(target, "order-service-app.jar", "couplinglab.order.OrderServiceApplication");
            case FULFILLMENT_SERVICE ->
                new Program(
                        target, "fulfillment-service-app.jar", "couplinglab.fulfillment.FulfillmentServiceApplication");
            case SUBSCRIBER_SERVICE ->
                new Program(
                        target, "subscriber-service-app.jar", "couplinglab.subscriber.SubscriberServiceApplication");
            case PARTNER_GATEWAY ->
                new Program(target, "partner-gateway-app.jar", "couplinglab.partner.PartnerGatewayApplication");
            case CONTROL_ROOM ->
                new Program(target, "control-room-app.jar", "couplinglab.controlroom.ControlRoomApplication");
            default -> throw new IllegalArgumentException("no program is called " + name);
        };
    }

    List<String> command(String name, boolean recording, Blueprint.Extras extras, List<String> arguments) {
        var program = program(name);
        var command = new ArrayList<>(java());
        command.addAll(FRUGAL);
        command.add("-Xmx256m");
        // An archive is good for the class path alone that it was recorded with.
        if (extras.classpath().isEmpty()) {
            command.addAll(classSharing(program, recording));
        }
        command.addAll(extras.jvmOptions());
        command.addAll(List.of("-cp", classPath(program, extras)));
        command.addAll(List.of(LIFELINE, mainClass(program, extras)));
        command.addAll(arguments);
        return command;
    }

    private String classPath(Program program, Blueprint.Extras extras) {
        var paths = new ArrayList<Path>();
        paths.add(lifeline());
        paths.addAll(extras.classpath());
        paths.add(program.runnable());
        return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static String mainClass(Program program, Blueprint.Extras extras) {
        var own = extras.mainClass();
        return own == null ? program.runnableMain() : own;
    }

    /** The java that runs this, deaf to Ctrl-C. */
    static List<String> java() {
        var binary = Path.of(System.getProperty("java.home"), "bin", WINDOWS ? "java.exe" : "java")
                .toString();
        // A terminal sends Ctrl-C to its whole group of processes; only the control room may react, in its own order.
        return WINDOWS ? List.of(binary) : List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$0\" \"$@\"", binary);
    }

    static List<String> classSharing(Program program, boolean recording) {
        if (recording) {
            return List.of("-XX:ArchiveClassesAtExit=" + program.newArchive());
        }
        return program.hasArchive() ? List.of("-XX:SharedArchiveFile=" + program.archive()) : List.of();
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
}
