package couplinglab.controlroom.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A verdict for people, and as the file {@code check.json}. */
public record CheckReport(Verdict verdict) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Writes {@code check.json} into the folder of the soak and returns where it is. */
    public Path writeTo(Path dir) {
        var file = new SoakFolder(dir).verdict();
        try {
            return Files.writeString(file, JSON.writeValueAsString(verdict) + "\n");
        } catch (IOException refused) {
            throw FolderUnreadable.notWritten(file, refused);
        }
    }

    /** The counts, then each broken rule with as many stories as are wanted. */
    public List<String> lines(int stories) {
        var lines = new ArrayList<String>();
        var counts = verdict.counts();
        lines.add("orders " + counts.orders() + " = accepted " + counts.accepted() + " + refused " + counts.refused()
                + " + unknown " + counts.unknown() + " (recovered " + counts.recovered() + ")");
        lines.add("accepted " + counts.accepted() + " = fulfilled " + counts.fulfilled() + " + dead-lettered "
                + counts.deadLettered() + " + lost " + counts.acceptedAndLost());
        lines.add("lost " + counts.lost() + ", doubled " + counts.doubled() + ", unexplained " + counts.unexplained());
        if (counts.copies().areAny()) {
            lines.add(counts.copies().line());
        }
        verdict.broken().forEach((rule, times) -> {
            lines.add("");
            lines.add("BROKEN " + rule.id() + ": " + times + (times == 1 ? " time. " : " times. ") + rule.sentence());
            verdict.violations().stream()
                    .filter(violation -> violation.rule() == rule)
                    .limit(Math.max(0, stories))
                    .forEach(violation -> tell(violation, lines));
        });
        if (verdict.holds()) {
            lines.add("All " + Rule.values().length + " rules hold.");
        }
        return lines;
    }

    private static void tell(Violation violation, List<String> lines) {
        lines.add("  " + violation.subject() + ": " + violation.sentence());
        violation.story().forEach(line -> lines.add("    " + line));
    }
}
