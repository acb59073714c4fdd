package couplinglab.controlroom.history;

import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;

/** Recorders for tests of other packages. */
public final class Recorders {
    private Recorders() {}

    /** Keeps a history in this folder, by this clock. */
    public static Recorder of(Path folder, Clock clock) {
        return new Recorder(folder, 1 << 20, false, clock, UUID::randomUUID);
    }
}
