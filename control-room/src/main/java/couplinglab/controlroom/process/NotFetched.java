package couplinglab.controlroom.process;

import java.nio.file.Path;

/** A file of a process could not be copied. */
final class NotFetched extends LabFailure {
    NotFetched(String process, Path file, Throwable cause) {
        super("The file " + file + " of " + process + " can't be read: " + cause.getMessage(), cause);
    }
}
