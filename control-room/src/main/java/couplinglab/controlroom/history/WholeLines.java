package couplinglab.controlroom.history;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of a file up to the end of its last whole line. */
final class WholeLines extends InputStream {
    private final InputStream file;
    private long left;

    WholeLines(Path path) throws IOException {
        try (var bytes = new RandomAccessFile(path.toFile(), "r")) {
            left = end(bytes);
        }
        file = Files.newInputStream(path);
    }

    /** Where the last whole line ends. */
    static long end(RandomAccessFile file) throws IOException {
        long end = file.length();
        while (end > 0 && byteAt(file, end - 1) != '\n') {
            end--;
        }
        return end;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int count = file.read(bytes, offset, (int) Math.min(length, left));
        left -= Math.max(count, 0);
        return count;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static int byteAt(RandomAccessFile file, long position) throws IOException {
        file.seek(position);
        return file.read();
    }
}
