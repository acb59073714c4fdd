package couplinglab.controlroom.demo;

import java.io.PrintWriter;

/** Tells a person how far the demo is: a bar that stays on its line on a terminal, a line a step elsewhere. */
final class Progress {
    private static final int WIDTH = 24;
    private static final int LINE = 78;

    private final PrintWriter out;
    private final boolean terminal;
    private final int steps;
    private int done;

    Progress(PrintWriter out, boolean terminal, int steps) {
        this.out = out;
        this.terminal = terminal;
        this.steps = steps;
    }

    /** The next step begins. */
    void step(String what) {
        if (terminal) {
            int full = WIDTH * done / steps;
            show("[" + "#".repeat(full) + "-".repeat(WIDTH - full) + "] " + done + "/" + steps + " " + what);
        } else {
            out.println((done + 1) + "/" + steps + " " + what);
        }
        out.flush();
        done++;
    }

    /** The line is free for other things. */
    void end() {
        if (terminal) {
            show("");
            out.print("\r");
        }
        out.flush();
    }

    private void show(String text) {
        var cut = text.length() > LINE ? text.substring(0, LINE) : text;
        out.print("\r" + cut + " ".repeat(LINE - cut.length()));
    }
}
