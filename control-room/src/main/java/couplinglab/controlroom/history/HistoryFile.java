package couplinglab.controlroom.history;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON lines in two segments of bounded size: a full one becomes the older one, which replaces the one before. A line
 * is with the operating system when {@link #append} returns, so that the recorder's own death loses none. One writer
 * at a time.
 */
final class HistoryFile implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path current;
    private final Path older;
    private final long maxBytes;
    private OutputStream out;
    private long size;

    HistoryFile(Path folder, long maxBytes) throws IOException {
        Files.createDirectories(folder);
        this.current = current(folder);
        this.older = older(folder);
        this.maxBytes = maxBytes;
        if (Files.exists(current)) {
            dropTornLine();
        }
        this.out = open();
        this.size = Files.size(current);
    }

    static Path current(Path folder) {
        return folder.resolve("history.jsonl");
    }

    static Path older(Path folder) {
        return folder.resolve("history.1.jsonl");
    }

    /** The lines of the older segment, then {@code between}, then those of the current one. */
    void replay(Consumer<Line> reader, Runnable between) throws IOException {
        if (Files.exists(older)) {
            replay(older, reader);
        }
        between.run();
        replay(current, reader);
    }

    /** Whether the current segment stays within its size with this line; an empty one takes any. */
    boolean hasRoomFor(Line line) {
        return size == 0 || size + bytes(line).length <= maxBytes;
    }

    /** The current segment is the older one from now on, and that one is forgotten. */
    void beginSegment() throws IOException {
        out.close();
        Files.move(current, older, StandardCopyOption.REPLACE_EXISTING);
        out = open();
        size = 0;
    }

    void append(Line line) throws IOException {
        if (Files.size(current) > size) {
            // A write failed half-way, for want of space.
            cut(size);
        }
        var bytes = bytes(line);
        out.write(bytes);
        size += bytes.length;
    }

    void clear() throws IOException {
        out.close();
        Files.deleteIfExists(older);
        Files.delete(current);
        out = open();
        size = 0;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /** Unbuffered: what is written has left this process. */
    private OutputStream open() throws IOException {
        return Files.newOutputStream(current, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static void replay(Path file, Consumer<Line> reader) throws IOException {
        try (var lines = Files.newBufferedReader(file)) {
            long number = 0;
            for (var text = lines.readLine(); text != null; text = lines.readLine()) {
                number++;
                reader.accept(parse(file, number, text));
            }
        }
    }

    private static byte[] bytes(Line line) {
        return (JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Line parse(Path file, long number, String text) {
        try {
            return JSON.readValue(text, Line.class);
        } catch (JacksonException unreadable) {
            throw new HistoryUnreadable(file, number, unreadable);
        }
    }

    /** A recorder that died while it wrote leaves half a line, about a call that it never made or never heard of. */
    private void dropTornLine() throws IOException {
        long end;
        try (var file = new RandomAccessFile(current.toFile(), "r")) {
            end = WholeLines.end(file);
        }
        cut(end);
    }

    private void cut(long end) throws IOException {
        try (var file = new RandomAccessFile(current.toFile(), "rw")) {
            file.setLength(end);
        }
    }
}
