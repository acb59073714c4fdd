package couplinglab.controlroom.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one lab, and which process of this machine has it: one at a time. The operating system gives the
 * folder free when that process ends, however it ends.
 */
public record LabFolder(Path path) {

    /** The right to use the folder, until closed. */
    public final class Lease implements AutoCloseable {
        private final FileChannel channel;

        private Lease(FileChannel channel) {
            this.channel = channel;
        }

        public LabFolder folder() {
            return LabFolder.this;
        }

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(ownerFile());
            channel.close();
        }
    }

    public Path data() {
        return path.resolve("data");
    }

    public Path history() {
        return path.resolve("history");
    }

    public Path logs() {
        return path.resolve("logs");
    }

    /**
     * Takes the folder for this process.
     *
     * @throws AlreadyUp if another has it
     * @throws FolderNotWritable if nothing can be written there
     */
    public Lease lease(Ports ports) {
        try {
            Files.createDirectories(path);
            var channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lockOf(channel) == null) {
                channel.close();
                throw new AlreadyUp(ports);
            }
            var self = ProcessHandle.current();
            Files.writeString(ownerFile(), self.pid() + " " + startOf(self));
            return new Lease(channel);
        } catch (IOException refused) {
            throw new FolderNotWritable(path, refused);
        }
    }

    /**
     * Makes the folders for data and logs, and tries whether they can be written.
     *
     * @throws FolderNotWritable if not
     */
    void prepare() {
        try {
            for (var folder : List.of(data(), logs())) {
                Files.createDirectories(folder);
                Files.delete(Files.createTempFile(folder, "writable", null));
            }
        } catch (IOException refused) {
            throw new FolderNotWritable(path, refused);
        }
    }

    /**
     * Empties queues, databases and ledger. Nobody may be using them.
     *
     * @throws FolderNotWritable if that is not allowed
     */
    public void empty() {
        deleteData();
        delete(history());
    }

    void deleteData() {
        delete(data());
    }

    /** The process that has the folder now, if any. A process id that the system has given to another is no owner. */
    public Optional<ProcessHandle> owner() throws IOException {
        if (!Files.exists(ownerFile())) {
            return Optional.empty();
        }
        var parts = Files.readString(ownerFile()).trim().split(" ", -1);
        if (parts.length != 2 || !parts[0].matches("[0-9]{1,18}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(parts[0]))
                .filter(ProcessHandle::isAlive)
                .filter(handle -> startOf(handle).equals(parts[1]));
    }

    private static void delete(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (var files = Files.walk(tree)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException refused) {
            throw new FolderNotWritable(tree, refused);
        }
    }

    private Path ownerFile() {
        return path.resolve("pid");
    }

    private static @Nullable FileLock lockOf(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException takenByThisProcess) {
            return null;
        }
    }

    private static String startOf(ProcessHandle handle) {
        return handle.info().startInstant().map(Instant::toString).orElse("unknown");
    }
}
