package couplinglab.controlroom.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a history that nobody writes any more, line by line, without keeping or changing anything. The half line that
 * a recorder leaves when it dies while writing is passed over; any other line that can't be read is a
 * {@link HistoryUnreadable}.
 */
public final class HistoryReader {
    private static final ObjectReader LINES = JsonMapper.builder().build().readerFor(Line.class);

    private HistoryReader() {}

    /** Hands every line of the history in this folder to the reader, in the order in which they were written. */
    public static void read(Path folder, Consumer<Line> reader) throws IOException {
        var older = HistoryFile.older(folder);
        if (Files.exists(older)) {
            readFile(older, reader);
        }
        readFile(HistoryFile.current(folder), reader);
    }

    /** Straight from the bytes: a line that became a string first would take longer. */
    private static void readFile(Path file, Consumer<Line> reader) throws IOException {
        try (var whole = new WholeLines(file);
                var lines = LINES.<Line>readValues(whole)) {
            while (lines.hasNextValue()) {
                reader.accept(lines.nextValue());
            }
        } catch (JacksonException unreadable) {
            throw new HistoryUnreadable(file, unreadable.getLocation().getLineNr(), unreadable);
        }
    }
}
