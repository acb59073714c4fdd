package couplinglab.controlroom.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Tells a person how far a redrive is: a line that moves on a terminal, a line a page elsewhere. */
final class RedriveProgress {
    private static final int LINE = 78;

    private final PrintWriter out;
    private final boolean terminal;
    private final Map<String, Long> errors = new TreeMap<>();
    private long redriven;
    private long kept;
    private long left;
    private boolean begun;

    RedriveProgress(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    void add(JsonNode answer) {
        redriven += answer.path("redriven").asLong();
        kept += answer.path("kept").asLong();
        left = answer.path("left").asLong();
        answer.path("errors")
                .propertyStream()
                .forEach(error -> errors.merge(error.getKey(), error.getValue().asLong(), Long::sum));
        if (redriven + kept + left > 0) {
            begun = true;
            show();
        }
    }

    private void show() {
        if (terminal) {
            var line = line();
            out.print("\r" + line + " ".repeat(Math.max(0, LINE - line.length())));
        } else {
            out.println(line());
        }
        out.flush();
    }

    long kept() {
        return kept;
    }

    void end() {
        endLine();
        if (!begun) {
            out.println("There are no dead letters.");
        }
        out.flush();
    }

    /** What to say where not all could be tried. */
    String stopped(String why) {
        endLine();
        out.flush();
        return why
                + (begun
                        ? " Stopped at " + (redriven + kept) + " of " + (redriven + kept + left) + ";"
                                + " those that were not redriven are kept: run the command again."
                        : "");
    }

    String whyKept() {
        return "The queue did not take " + kept + ", which are kept: "
                + errors.entrySet().stream()
                        .map(error -> error.getValue() + " x " + Printable.of(error.getKey()))
                        .collect(Collectors.joining("; "));
    }

    private String line() {
        return redriven + " of " + (redriven + kept + left) + " dead letters redriven, " + kept + " kept";
    }

    private void endLine() {
        if (terminal && begun) {
            out.println();
        }
    }
}
