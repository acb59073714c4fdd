package couplinglab.controlroom.soak;

import couplinglab.controlroom.check.SoakFolder;
import couplinglab.controlroom.process.LabFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** What a run leaves behind: everything by which it was judged, and can be judged again. */
record RunFolder(Path path) {
    /** By which a folder is known to be one of these. */
    private static final String SCHEDULE = "schedule.json";

    static final class NotUsable extends LabFailure {
        private NotUsable(String sentence) {
            super(sentence, null);
        }

        private NotUsable(Path folder, IOException cause) {
            super(
                    folder + " can't be written to (" + cause.getClass().getSimpleName()
                            + "): name another folder with --out DIR.",
                    cause);
        }
    }

    RunFolder {
        path = path.toAbsolutePath().normalize();
    }

    Path schedule() {
        return path.resolve(SCHEDULE);
    }

    /** The part of it that the checker reads. */
    SoakFolder judged() {
        return new SoakFolder(path);
    }

    /** The databases, the broker's messages and the logs. */
    Path lab() {
        return path.resolve("lab");
    }

    Path result() {
        return path.resolve("result.json");
    }

    /**
     * Makes it, empty. A former run's is emptied; nobody else's folder is touched.
     *
     * @throws NotUsable if it is somebody else's, or can't be written to
     */
    void prepare() {
        try {
            if (Files.exists(path) && !isEmpty() && !Files.exists(schedule())) {
                throw new NotUsable(path + " holds other things than a soak: name another folder with --out DIR.");
            }
            for (var part : List.of(judged().history(), judged().evidence(), lab())) {
                delete(part);
            }
            Files.deleteIfExists(result());
            Files.createDirectories(judged().evidence());
            Files.createDirectories(lab());
        } catch (IOException refused) {
            throw new NotUsable(path, refused);
        }
    }

    private boolean isEmpty() throws IOException {
        try (var files = Files.list(path)) {
            return files.findAny().isEmpty();
        }
    }

    private static void delete(Path tree) throws IOException {
        if (Files.exists(tree)) {
            try (var files = Files.walk(tree)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
