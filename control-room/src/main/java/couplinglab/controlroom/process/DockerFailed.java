package couplinglab.controlroom.process;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call of the {@code docker} command did not succeed. The message ends with the last lines of a log. */
final class DockerFailed extends LabFailure {
    DockerFailed(String call, String how, List<String> lastLines) {
        this(withLines("\"" + call + "\" " + how + ". Its log ends with:", lastLines), null);
    }

    private DockerFailed(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    /** The same failure, and what the containers have to say of it. */
    DockerFailed with(List<String> lastLines) {
        return lastLines.isEmpty()
                ? this
                : new DockerFailed(
                        withLines(sentence() + System.lineSeparator() + "The containers said last:", lastLines), this);
    }

    private static String withLines(String sentence, List<String> lines) {
        return sentence + System.lineSeparator() + String.join(System.lineSeparator(), lines);
    }
}
