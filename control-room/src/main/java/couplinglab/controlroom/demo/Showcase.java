package couplinglab.controlroom.demo;

import couplinglab.controlroom.process.LabFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder in which a person finds what the demo made. */
record Showcase(Path folder) {

    /** The demo can't leave its results where it was told to. */
    static final class NotWritable extends LabFailure {
        private NotWritable(Path folder, IOException cause) {
            super(
                    folder + " can't be written to (" + cause.getClass().getSimpleName()
                            + "): name another folder with --out DIR.",
                    cause);
        }
    }

    /** Found out before the runs rather than after them; leaves nothing behind. */
    void requireWritable() {
        try {
            boolean existed = Files.isDirectory(folder);
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "writable", null));
            if (!existed) {
                Files.delete(folder);
            }
        } catch (IOException refused) {
            throw new NotWritable(folder, refused);
        }
    }

    void show(Production.Outcome outcome) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("result.json"), outcome.results().json());
        Files.writeString(report(), outcome.report());
    }

    Path report() {
        return folder.resolve("report.html").toAbsolutePath().normalize();
    }
}
