package couplinglab.controlroom.soak;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Tells a person how far the run is, a line a step. */
final class Commentary {
    private final PrintWriter out;
    private final long begun = System.nanoTime();

    Commentary(PrintWriter out) {
        this.out = out;
    }

    synchronized void say(String what) {
        var passed = Duration.ofNanos(System.nanoTime() - begun);
        out.println(String.format(Locale.ROOT, "%3d:%02d  %s", passed.toMinutes(), passed.toSecondsPart(), what));
        out.flush();
    }

    void fault(int number, int all, Fault fault, int kills) {
        say(String.format(
                Locale.ROOT,
                "%d/%d %s %s (%d kills so far)",
                number,
                all,
                fault.kind(),
                String.join("+", fault.subjects()),
                kills));
    }
}
