package couplinglab.controlroom.history;

import couplinglab.controlroom.process.LabFailure;
import java.nio.file.Path;

/** A line of a history, other than a torn last one, makes no sense: something else wrote to the file. */
public final class HistoryUnreadable extends LabFailure {
    private final String where;

    HistoryUnreadable(Path file, long line, Throwable cause) {
        super("Line " + line + " of " + file + " can't be read: remove the file, or empty the lab with reset.", cause);
        this.where = "Line " + line + " of " + file;
    }

    /** The line and the file, as the beginning of a sentence. */
    public String where() {
        return where;
    }
}
