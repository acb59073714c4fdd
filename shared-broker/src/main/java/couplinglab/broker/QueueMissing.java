package couplinglab.broker;

/** The broker answered at the first contact, and has no such queue: whoever provisions it has to be told. */
public final class QueueMissing extends RuntimeException {
    private final String queue;

    QueueMissing(String queue, Throwable cause) {
        super("The broker has no queue \"" + queue + "\"", cause);
        this.queue = queue;
    }

    String queue() {
        return queue;
    }
}
