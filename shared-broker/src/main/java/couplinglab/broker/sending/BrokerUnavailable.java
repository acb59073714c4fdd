package couplinglab.broker.sending;

/** The broker did not take a request: it is not there, lacks the queue, or does not let us in. */
public final class BrokerUnavailable extends RuntimeException {
    public BrokerUnavailable(String queue, Throwable cause) {
        super("The broker took nothing for the queue " + queue + ": " + cause.getMessage(), cause);
    }
}
