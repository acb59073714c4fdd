package couplinglab.cloud;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A folder held for one cloud at a time. Two clouds in one JVM would otherwise share a database unawares, for H2 opens
 * a file once a process.
 */
final class DataFolder implements AutoCloseable {
    private final Path folder;
    private final FileChannel lock;

    private DataFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    static DataFolder hold(Path path) {
        var folder = path.toAbsolutePath().normalize();
        if (folder.toString().indexOf(';') >= 0) {
            throw new CloudNotStarted("The data folder's name must not contain a semicolon: " + folder);
        }
        try {
            Files.createDirectories(folder);
            return new DataFolder(folder, lock(folder));
        } catch (IOException e) {
            throw new CloudNotStarted("The data folder " + folder + " can't be written to (" + e + ")", e);
        }
    }

    @SuppressWarnings("resource") // the channel outlives this method: closing it would give the lock up
    private static FileChannel lock(Path folder) throws IOException {
        var channel =
                FileChannel.open(folder.resolve("in-use.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new CloudNotStarted("The data folder " + folder + " is in use by another local-cloud");
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    Path path() {
        return folder;
    }

    /** Gives the folder up. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new IllegalStateException("The data folder " + folder + " could not be given up", e);
        }
    }
}
