package couplinglab.database;

import org.springframework.core.NestedExceptionUtils;

/** A COMMIT was sent to the database and not answered: what it would commit may have happened. */
public final class CommitUnanswered extends RuntimeException {
    CommitUnanswered(Throwable cause) {
        super("The database did not answer a commit: " + NestedExceptionUtils.getMostSpecificCause(cause), cause);
    }
}
