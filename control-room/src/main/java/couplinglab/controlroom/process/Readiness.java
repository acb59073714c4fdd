package couplinglab.controlroom.process;

import java.io.IOException;

/** Asks a process once whether it is ready. Implementations are thread-safe and answer within a second or so. */
@FunctionalInterface
interface Readiness {
    boolean isReady() throws IOException, InterruptedException;
}
