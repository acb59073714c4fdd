package couplinglab.order.journal;

import java.nio.file.Path;

/** The service is to keep a journal, and can't: it does not start, since a run without one would prove too little. */
final class JournalNotWritable extends RuntimeException {
    JournalNotWritable(Path path, Throwable cause) {
        super("The journal " + path.toAbsolutePath() + " can't be written to (" + cause.getMessage() + ")", cause);
    }
}
