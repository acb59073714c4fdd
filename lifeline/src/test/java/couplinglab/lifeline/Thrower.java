package couplinglab.lifeline;

/** A program that fails at once. */
public final class Thrower {
    private Thrower() {}

    public static void main(String[] arguments) {
        throw new IllegalStateException("failed on purpose");
    }
}
