package couplinglab.lifeline;

/** A program that fails at once. */
public final class Thrower {
    private Thrower() {}

    public static void main(String[] arguments) {
        System.out.println(Integer.parseInt("failed on purpose"));
    }
}
