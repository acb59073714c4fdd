package couplinglab.controlroom.check;

import couplinglab.controlroom.process.LabFailure;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The folder can't be judged: a file is missing, or says something that makes no sense. */
public final class FolderUnreadable extends LabFailure {
    private FolderUnreadable(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    static FolderUnreadable noSoak(Path folder) {
        return new FolderUnreadable(
                folder + " is no folder of a soak, which has a history in history/history.jsonl: give the folder that "
                        + "was the soak's --out.",
                null);
    }

    static FolderUnreadable missing(Path file) {
        return new FolderUnreadable(
                "The file " + file + " is missing, so that nothing can be proven: make the soak again and let it end. "
                        + "An empty file would say that there was nothing to write.",
                null);
    }

    static FolderUnreadable line(String where, String why, Throwable cause) {
        return new FolderUnreadable(
                where + " can't be read: " + why + ". Nothing but the soak may write there; make it again.", cause);
    }

    static FolderUnreadable broken(Path file, Exception cause) {
        return new FolderUnreadable(
                "The file " + file + " can't be read: " + cause.getMessage() + ". Make it readable and check again.",
                cause);
    }

    static FolderUnreadable notWritten(Path file, Exception cause) {
        return new FolderUnreadable(
                "The verdict can't be written to " + file + ": " + cause.getMessage()
                        + ". Make the folder writable and check again.",
                cause);
    }
}
