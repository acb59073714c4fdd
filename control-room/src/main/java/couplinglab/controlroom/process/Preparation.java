package couplinglab.controlroom.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the built programs start fast: unpacks them, then lets a whole lab run for a moment on free ports so that every
 * JVM records the classes it loads. What fails here is told and costs nothing but time at later starts.
 */
public final class Preparation {
    private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);
    private static final int MINUTES = 5;

    private final Path home;
    private final Programs programs;

    public Preparation(Path home) {
        this.home = home.toAbsolutePath().normalize();
        this.programs = new Programs(this.home);
    }

    public void run(Consumer<String> progress) {
        try {
            unpackAll(progress);
            rehearse(progress);
        } catch (IOException failed) {
            LOG.debug("The preparation failed", failed);
            progress.accept("Preparing failed (" + failed.getMessage() + "); the lab will start more slowly.");
        }
    }

    private void unpackAll(Consumer<String> progress) throws IOException {
        var packed = programs.all().stream()
                .filter(program -> program.needsUnpacking() && !program.isUnpacked())
                .toList();
        if (!packed.isEmpty()) {
            progress.accept("Unpacking the programs ...");
        }
        for (var program : packed) {
            Files.deleteIfExists(program.archive());
            var unpacking = List.of(
                    "-Djarmode=tools",
                    "-jar",
                    program.runnable().toString(),
                    "extract",
                    "--force",
                    "--destination",
                    program.unpacked().toString());
            if (run(unpacking, home.resolve(".lab")) != 0) {
                throw new IOException(program.jar() + " could not be unpacked");
            }
            program.markUnpacked();
        }
    }

    private void rehearse(Consumer<String> progress) throws IOException {
        if (programs.all().stream().allMatch(Program::hasArchive)) {
            return;
        }
        progress.accept("Rehearsing a start, so that later ones are fast ...");
        var folder = Files.createTempDirectory("lab-rehearsal");
        try {
            var room = programs.program(ProcessNames.CONTROL_ROOM);
            var up = new ArrayList<>(Programs.FRUGAL);
            up.addAll(Programs.classSharing(room, true));
            up.addAll(List.of("-Dlab.home=" + home, "-jar", room.runnable().toString()));
            up.addAll(List.of("up", "--rehearse", "--ports", "" + Ports.free().base()));
            if (run(up, folder) != 0) {
                throw new IOException("the rehearsal did not end well");
            }
            for (var program : programs.all()) {
                program.adoptNewArchive();
            }
        } finally {
            delete(folder);
        }
    }

    private static int run(List<String> arguments, Path folder) throws IOException {
        var command = new ArrayList<>(Programs.java());
        command.addAll(arguments);
        var log = Files.createDirectories(folder).resolve("prepare.log");
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("LAB_FOLDER", folder.toString());
        var process = builder.start();
        try {
            if (process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                return process.exitValue();
            }
            throw new IOException("no end after " + MINUTES + " minutes");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        } finally {
            process.destroyForcibly();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
