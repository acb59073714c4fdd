package couplinglab.controlroom.history;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a history that nobody writes any more, line by line, without keeping or changing anything. The half line that
 * a recorder leaves when it dies while writing is passed over; any other line that can't be read is a
 * {@link HistoryUnreadable}.
 */
public final class HistoryReader {
    private HistoryReader() {}

    /** Hands every line of the history in this folder to the reader, in the order in which they were written. */
    public static void read(Path folder, Consumer<Line> reader) throws IOException {
        var older = HistoryFile.older(folder);
        if (Files.exists(older)) {
            read(older, false, reader);
        }
        var current = HistoryFile.current(folder);
        read(current, isTorn(current), reader);
    }

    private static void read(Path file, boolean isTorn, Consumer<Line> reader) throws IOException {
        try (var lines = Files.newBufferedReader(file)) {
            long number = 0;
            @Nullable String next;
            for (var text = lines.readLine(); text != null; text = next) {
                next = lines.readLine();
                number++;
                if (next != null || !isTorn) {
                    reader.accept(HistoryFile.parse(file, number, text));
                }
            }
        }
    }

    private static boolean isTorn(Path file) throws IOException {
        try (var bytes = new RandomAccessFile(file.toFile(), "r")) {
            return bytes.length() > 0 && HistoryFile.byteAt(bytes, bytes.length() - 1) != '\n';
        }
    }
}
