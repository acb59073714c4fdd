package couplinglab.order.relay;

/** The broker can't be used now: no answer, no such queue, no access, too many requests. Worth another try. */
final class BrokerDegraded extends Exception {
    BrokerDegraded(String message, Throwable cause) {
        super(message, cause);
    }
}
