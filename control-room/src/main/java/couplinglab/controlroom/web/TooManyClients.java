package couplinglab.controlroom.web;

/** The stream has as many readers as it can serve. */
final class TooManyClients extends RuntimeException {
    TooManyClients() {
        super("The stream has as many readers as it can serve");
    }
}
