package couplinglab.controlroom.process;

/** The rows of a table could not be read from outside of the service that owns it. */
final class NotDumped extends LabFailure {
    NotDumped(String process, String table, Throwable cause) {
        super("The table " + table + " of " + process + " can't be read: " + cause.getMessage(), cause);
    }
}
