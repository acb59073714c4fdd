package couplinglab.controlroom.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The secret that a lab's carrier signs its webhooks with: 256 random bits, one a lab folder, in a file that its owner
 * alone may read. A reset keeps it. Used by the one process that has the folder, and by people's commands beside it.
 */
public final class CarrierSecret {
    private static final int BYTES = 32;

    private final Path folder;

    private CarrierSecret(Path folder) {
        this.folder = folder;
    }

    public static CarrierSecret in(LabFolder folder) {
        return new CarrierSecret(folder.path());
    }

    /** @throws FolderNotWritable if there is one that can't be read */
    public Optional<String> read() {
        try {
            return Files.exists(file()) ? Optional.of(Files.readString(file()).trim()) : Optional.empty();
        } catch (IOException unreadable) {
            throw new FolderNotWritable(file(), unreadable);
        }
    }

    /** @throws FolderNotWritable if none is there and none can be made */
    String readOrMake() {
        return read().orElseGet(this::make);
    }

    private String make() {
        var random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        var secret = HexFormat.of().formatHex(random);
        try {
            Files.createDirectories(folder);
            // Whole or not at all: a kill in between must leave no half of one.
            var whole = ownFile();
            Files.writeString(whole, secret + "\n");
            Files.move(whole, file(), StandardCopyOption.ATOMIC_MOVE);
            return secret;
        } catch (IOException refused) {
            throw new FolderNotWritable(folder, refused);
        }
    }

    /** Nobody else may read it, from its first moment on: an empty file has nothing to read. */
    private Path ownFile() throws IOException {
        var file = Files.createTempFile(folder, "carrier-secret", ".new");
        var acl = Files.getFileAttributeView(file, AclFileAttributeView.class);
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } else if (acl != null) {
            acl.setAcl(List.of(AclEntry.newBuilder()
                    .setType(AclEntryType.ALLOW)
                    .setPrincipal(acl.getOwner())
                    .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                    .build()));
        }
        return file;
    }

    private Path file() {
        return folder.resolve("carrier-secret");
    }
}
