package couplinglab.controlroom.tour;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Some commands, and what a reader is told to see of them.
 *
 * @param line where in the README they begin
 * @param expected each must be found in what the commands print, after the one before it, as whole words
 */
record TourStep(int line, String commands, List<String> expected) {

    TourStep with(UnaryOperator<String> change) {
        return new TourStep(
                line, change.apply(commands), expected.stream().map(change).toList());
    }

    /** Whether all that is expected is there; white space may be wider than in the README. */
    boolean isSeenIn(String printed) {
        return Pattern.compile(
                        expected.stream().map(TourStep::wholeWords).collect(Collectors.joining(".*?")), Pattern.DOTALL)
                .matcher(printed)
                .find();
    }

    String told() {
        return "README.md, line " + line + ":\n" + commands + "\nmust print, in this order, " + expected;
    }

    private static String wholeWords(String text) {
        var words =
                Pattern.compile("\\s+").splitAsStream(text).map(Pattern::quote).collect(Collectors.joining("\\s+"));
        return (text.matches("\\w.*") ? "(?<!\\w)" : "") + words + (text.matches(".*\\w") ? "(?!\\w)" : "");
    }
}
