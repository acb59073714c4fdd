package couplinglab.web;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.pattern.CompositeConverter;
import java.util.regex.Pattern;

/**
 * {@code %entry(…)} around a whole log pattern: whatever an event says, it is one entry. Its further lines (those of a
 * stack trace, say) begin with a tab, as no entry does, and other characters that could move the cursor, colour the
 * terminal or turn the text around are written as escapes. So text from outside can't forge an entry, wherever it is
 * logged. Thread-safe.
 */
public final class LogEntry extends CompositeConverter<ILoggingEvent> {
    private static final Pattern FURTHER_LINE = Pattern.compile("\n(?!\t|\\z)");
    /** Controls, the separators of lines and paragraphs, and the marks that change the direction of text. */
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069&&[^\n\t]]");

    @Override
    protected String transform(ILoggingEvent event, String entry) {
        var indented = FURTHER_LINE.matcher(entry.replace("\r\n", "\n")).replaceAll("\n\t");
        return UNPRINTABLE
                .matcher(indented)
                .replaceAll(
                        found -> String.format("\\\\u%04X", (int) found.group().charAt(0)));
    }
}
