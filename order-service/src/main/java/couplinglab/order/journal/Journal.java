package couplinglab.order.journal;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of JSON lines, in the order of their times: which rows a loop of the relay had claimed from when to when, and
 * each confirmation of a foreign order. A line is with the operating system when its method returns, so that a kill -9
 * loses none; a restart appends. Thread-safe.
 */
public final class Journal implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final @Nullable FileOutputStream file;
    private final Clock clock;
    private final long process = ProcessHandle.current().pid();
    private final AtomicLong claims = new AtomicLong();

    private Journal(@Nullable FileOutputStream file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** A journal that nobody keeps. */
    public static Journal off() {
        return new Journal(null, Clock.systemUTC());
    }

    /** @throws RuntimeException if the file can't be opened */
    public static Journal in(Path path, Clock clock) {
        try {
            // No channel: an interrupt would close it under all who write.
            var file = new FileOutputStream(path.toFile(), true);
            if (isTorn(path)) {
                file.write('\n');
            }
            return new Journal(file, clock);
        } catch (IOException refused) {
            throw new JournalNotWritable(path, refused);
        }
    }

    /** Does the work on claimed rows: written down before it as claimed and, however it ends, as released. */
    public <T> T during(Collection<Long> rows, Supplier<T> work) {
        if (file == null || rows.isEmpty()) {
            return work.get();
        }
        var claim = process + "-" + claims.incrementAndGet();
        var owner = process + "/" + Thread.currentThread().getName();
        write(at -> new Claimed("claimed", claim, owner, List.copyOf(rows), at));
        try {
            return work.get();
        } finally {
            write(at -> new Released("released", claim, at));
        }
    }

    /** A confirmation came for an order that this service has never seen. */
    public void stray(String orderId) {
        write(at -> new Stray("stray", orderId, at));
    }

    private record Claimed(String event, String claim, String owner, List<Long> rows, String at) {}

    private record Released(String event, String claim, String at) {}

    private record Stray(String event, String orderId, String at) {}

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    private synchronized void write(Function<String, Record> line) {
        if (file == null) {
            return;
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS).toString();
        try {
            file.write((JSON.writeValueAsString(line.apply(now)) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException("The journal can't be written any more", failed);
        }
    }

    /** Whether a process was killed in the middle of the last line, which readers leave out. */
    private static boolean isTorn(Path path) throws IOException {
        try (var written = new RandomAccessFile(path.toFile(), "r")) {
            if (written.length() == 0) {
                return false;
            }
            written.seek(written.length() - 1);
            return written.read() != '\n';
        }
    }
}
