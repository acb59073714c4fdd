package couplinglab.chaos;

/** The service can't have this done to it; the message names what it can. */
final class UnsupportedFault extends RuntimeException {
    UnsupportedFault(Fault fault, String supported) {
        super("This service does not support " + fault + ". It supports " + supported + ".");
    }
}
