package couplinglab.controlroom.process;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call of the {@code docker} command did not succeed. The message ends with the last lines of the log. */
final class DockerFailed extends LabFailure {
    private final String reason;

    DockerFailed(String call, String how, List<String> lastLines) {
        this("\"" + call + "\" " + how + ".", lastLines, null);
    }

    private DockerFailed(String reason, List<String> lastLines, @Nullable Throwable cause) {
        super(
                reason + " The log of Docker ends with:" + System.lineSeparator()
                        + String.join(System.lineSeparator(), lastLines),
                cause);
        this.reason = reason;
    }

    /** The same failure, of which the log has said more since. */
    DockerFailed with(List<String> lastLines) {
        return new DockerFailed(reason, lastLines, this);
    }
}
