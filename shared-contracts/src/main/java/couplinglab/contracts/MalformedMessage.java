package couplinglab.contracts;

/** A message body that is not JSON or not of the expected shape; the message says what is wrong with it. */
public final class MalformedMessage extends Exception {
    public MalformedMessage(String message, Throwable cause) {
        super(message, cause);
    }
}
