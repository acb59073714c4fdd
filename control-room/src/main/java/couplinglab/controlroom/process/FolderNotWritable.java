package couplinglab.controlroom.process;

import java.io.IOException;
import java.nio.file.Path;

/** The lab cannot keep its data and logs where it was told to. */
public final class FolderNotWritable extends LabFailure {
    public FolderNotWritable(Path folder, IOException cause) {
        super(
                "The folder " + folder + " is not writable (" + cause.getClass().getSimpleName()
                        + "): make it so, or name another in the environment variable LAB_FOLDER.",
                cause);
    }
}
