package couplinglab.controlroom.cli;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A dead letter in four lines, for people.
 *
 * @param width of the terminal, in characters; what does not fit is cut
 */
record DeadLetterLines(int width) {
    private static final String INDENT = "  ";
    private static final String CUT = "...";

    List<String> of(JsonNode letter) {
        var error = letter.path("error").asString("");
        var receives = letter.path("receives").asInt();
        return List.of(
                Printable.of(letter.path("id").asString("")),
                cut(letter.path("reason").asString("") + (error.isEmpty() ? "" : ": " + error)),
                INDENT + "order " + Printable.of(letter.path("orderId").asString("unknown")) + ", received " + receives
                        + (receives == 1 ? " time, first " : " times, first ")
                        + letter.path("firstSeen").asString("") + ", last "
                        + letter.path("lastSeen").asString(""),
                cut(letter.path("body").asString("")));
    }

    private String cut(String text) {
        var printable = INDENT + Printable.of(text);
        return printable.length() <= width ? printable : printable.substring(0, width - CUT.length()) + CUT;
    }
}
