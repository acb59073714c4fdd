package couplinglab.broker.deadletter;

import couplinglab.web.BadParameter;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What became of the dead letters that one request redrove.
 *
 * @param errors why some were kept, each with the number of letters
 * @param left those that were there at the first request and were not tried yet
 * @param next to be sent as {@code after} in order to go on; null where none is left
 */
record RedriveAnswer(
        int redriven,
        int kept,
        Map<String, Integer> errors,
        long left,
        @Nullable String next) {
    private static final Pattern CURSOR = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");

    static RedriveAnswer of(Redrive.Step step) {
        var redriven = step.redriven();
        var course = step.next();
        return new RedriveAnswer(
                redriven.redriven(),
                redriven.kept(),
                redriven.errors(),
                step.left(),
                course == null ? null : course.after() + "-" + course.last());
    }

    static Redrive.Course course(String cursor) {
        var parts = CURSOR.matcher(cursor);
        if (!parts.matches()) {
            throw new BadParameter("after", "must be the \"next\" of an earlier answer");
        }
        return new Redrive.Course(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)));
    }
}
