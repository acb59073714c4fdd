package couplinglab.controlroom.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a process writes to its standard output, in a file of bounded size: a full file becomes {@code NAME.log.1},
 * which replaces the one before. One writer at a time.
 */
public final class LogFile {
    private static final long MAX_BYTES = 4L << 20;
    private static final Logger LOG = LoggerFactory.getLogger(LogFile.class);

    private final Path file;
    private final long maxBytes;

    public LogFile(Path file) {
        this(file, MAX_BYTES);
    }

    LogFile(Path file, long maxBytes) {
        this.file = file;
        this.maxBytes = maxBytes;
    }

    /**
     * Copies until the stream ends. A disk that takes no more must not block the process that writes, so that the
     * rest is then read and dropped.
     */
    void drain(InputStream output) throws IOException {
        try (output) {
            try {
                copy(output);
            } catch (IOException unwritable) {
                LOG.warn("The rest of {} is lost", file, unwritable);
                output.transferTo(OutputStream.nullOutputStream());
            }
        }
    }

    /** The last lines, oldest first; none if nothing was ever written. */
    public List<String> tail(int lines) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (var all = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines()) {
            var last = new ArrayDeque<String>(lines);
            all.forEach(line -> {
                if (last.size() == lines) {
                    last.removeFirst();
                }
                last.addLast(line);
            });
            return List.copyOf(last);
        }
    }

    private void copy(InputStream output) throws IOException {
        var buffer = new byte[8192];
        long size = Files.exists(file) ? Files.size(file) : 0;
        var target = open();
        try {
            for (int read = output.read(buffer); read >= 0; read = output.read(buffer)) {
                if (size > 0 && size + read > maxBytes) {
                    target.close();
                    Files.move(
                            file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
                    target = open();
                    size = 0;
                }
                target.write(buffer, 0, read);
                size += read;
            }
        } finally {
            target.close();
        }
    }

    private OutputStream open() throws IOException {
        return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
