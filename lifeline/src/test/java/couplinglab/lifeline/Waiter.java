package couplinglab.lifeline;

/** A program that would never end, and whose shutdown hook would not either. */
public final class Waiter {
    private Waiter() {}

    public static void main(String[] arguments) {
        Runtime.getRuntime().addShutdownHook(new Thread(Waiter::hang));
        System.out.println(String.join(" ", arguments));
        hang();
    }

    private static void hang() {
        try {
            Thread.currentThread().join();
        } catch (InterruptedException never) {
            Thread.currentThread().interrupt();
        }
    }
}
