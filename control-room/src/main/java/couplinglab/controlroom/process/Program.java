package couplinglab.controlroom.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A built program. Unpacked, and with an archive of the classes that it loads (class data sharing), it starts in a
 * third of the time; without, it runs all the same.
 *
 * @param target the folder of its build
 * @param jar the file that the build made, in that folder
 * @param mainClass as it is when unpacked
 */
record Program(Path target, String jar, String mainClass) {
    private static final Logger LOG = LoggerFactory.getLogger(Program.class);
    private static final String LAUNCHER = "org.springframework.boot.loader.launch.JarLauncher";

    Path built() {
        return target.resolve(jar);
    }

    /** The jar to run, with its libraries beside it where it is unpacked. */
    Path runnable() {
        var built = built();
        if (!Files.exists(built)) {
            throw new NotBuilt(built);
        }
        return isUnpacked() ? unpacked().resolve(jar) : built;
    }

    String runnableMain() {
        return needsUnpacking() && !isUnpacked() ? LAUNCHER : mainClass;
    }

    boolean needsUnpacking() {
        return jar.endsWith("-app.jar");
    }

    boolean isUnpacked() {
        try {
            return needsUnpacking()
                    && Files.exists(mark())
                    && Files.readString(mark()).equals(identity());
        } catch (IOException unreadable) {
            LOG.debug("{} runs packed", jar, unreadable);
            return false;
        }
    }

    void markUnpacked() throws IOException {
        Files.writeString(mark(), identity());
    }

    Path unpacked() {
        return target.resolve("app");
    }

    /** One a release of Java, for which alone it is good. */
    Path archive() {
        return target.resolve("classes-" + Runtime.version().feature() + ".jsa");
    }

    Path newArchive() {
        return target.resolve(archive().getFileName() + ".new");
    }

    /** Whether there is one and it is no older than the program. */
    boolean hasArchive() {
        try {
            return Files.exists(archive())
                    && Files.getLastModifiedTime(archive()).compareTo(Files.getLastModifiedTime(built())) >= 0;
        } catch (IOException unreadable) {
            LOG.debug("{} runs without an archive", jar, unreadable);
            return false;
        }
    }

    void adoptNewArchive() throws IOException {
        if (Files.exists(newArchive())) {
            Files.move(newArchive(), archive(), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path mark() {
        return unpacked().resolve("unpacked-from");
    }

    private String identity() throws IOException {
        return Files.size(built()) + " " + Files.getLastModifiedTime(built()).toMillis();
    }
}
