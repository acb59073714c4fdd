package couplinglab.chaos;

/** Work that waited at the gate and was not begun, because the process ends: nothing of it was done. */
public final class ShuttingDown extends RuntimeException {
    public ShuttingDown() {
        super("The process ends, and did not begin what waited");
    }
}
