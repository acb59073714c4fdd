package couplinglab.controlroom.process;

import java.util.List;

/** A process ended before it was ready, or took too long. The message ends with the last lines of its log. */
public final class ProcessDidNotStart extends LabFailure {
    ProcessDidNotStart(String process, String reason, List<String> lastLines) {
        super(process + " did not start: " + reason + ". " + ending(lastLines), null);
    }

    private static String ending(List<String> lastLines) {
        return lastLines.isEmpty()
                ? "Its log is empty."
                : "Its log ends with:" + System.lineSeparator() + String.join(System.lineSeparator(), lastLines);
    }
}
