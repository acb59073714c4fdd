package couplinglab.chaos;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntSupplier;

/** Decides which work fails on purpose. Thread-safe. */
public final class Failures {
    private final IntSupplier percent;
    private final IntSupplier dice;

    Failures(IntSupplier percent, IntSupplier dice) {
        this.percent = percent;
        this.dice = dice;
    }

    static Failures of(Chaos chaos) {
        return new Failures(
                () -> chaos.state().failPercent(),
                () -> ThreadLocalRandom.current().nextInt(100));
    }

    /** Nothing ever fails on purpose. */
    public static Failures none() {
        return new Failures(() -> 0, () -> 0);
    }

    /** Whether the next order fails; asked once an order. */
    public boolean strike() {
        return dice.getAsInt() < percent.getAsInt();
    }
}
