package couplinglab.controlroom.process;

import java.nio.file.Path;

/** A program of the lab has not been built. */
public final class NotBuilt extends LabFailure {
    NotBuilt(Path missing) {
        super(missing + " is missing: build the lab with ./mvnw -DskipTests package.", null);
    }
}
