package couplinglab.controlroom.tour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The tour in a README, as far as it is for one ground: the {@code sh} blocks under one heading, in order, without those
 * that another ground's name marks ({@code sh jdk}, {@code sh docker}). A step ends with comment lines that begin with
 * {@code # ->} and say what is seen; commands without such a line after them belong to no step, and are an error.
 */
final class Tour {
    private static final String HEADING = "## A tour in curl";
    private static final String SEEN = "# -> ";

    private final List<TourStep> steps = new ArrayList<>();
    private final List<String> commands = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();
    private int firstLine;

    private Tour() {}

    static List<TourStep> in(Path readme, String ground) throws IOException {
        return in(Files.readAllLines(readme), ground);
    }

    static List<TourStep> in(List<String> readme, String ground) {
        var tour = new Tour();
        var inTour = false;
        var inBlock = false;
        for (int number = 1; number <= readme.size(); number++) {
            var line = readme.get(number - 1);
            if (inBlock && !line.startsWith("```")) {
                tour.add(number, line);
            } else if (inBlock) {
                tour.endBlock();
                inBlock = false;
            } else if (line.startsWith("## ")) {
                inTour = line.equals(HEADING);
            } else if (inTour) {
                inBlock = line.equals("```sh") || line.equals("```sh " + ground);
            }
        }
        return List.copyOf(tour.steps);
    }

    private void add(int number, String line) {
        if (line.startsWith(SEEN)) {
            expected.add(line.substring(SEEN.length()));
            return;
        }
        if (!expected.isEmpty()) {
            endStep();
        }
        if (!line.isBlank()) {
            firstLine = commands.isEmpty() ? number : firstLine;
            commands.add(line);
        }
    }

    private void endBlock() {
        if (!commands.isEmpty()) {
            endStep();
        }
    }

    private void endStep() {
        if (commands.isEmpty() || expected.isEmpty()) {
            throw new IllegalStateException(
                    "README.md, line " + firstLine + ": nobody is told what is seen of " + commands);
        }
        steps.add(new TourStep(firstLine, String.join("\n", commands), List.copyOf(expected)));
        commands.clear();
        expected.clear();
    }
}
