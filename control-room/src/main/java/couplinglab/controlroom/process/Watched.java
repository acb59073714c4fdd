package couplinglab.controlroom.process;

import couplinglab.controlroom.process.ProcessStatus.State;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One process that others start and stop, known by looking at it again and again. Thread-safe.
 *
 * <p>A process that answers without being ready, or takes a connection and does not answer, is starting, also where it
 * was ready before: its database may be away, or it may hang; it is not dead, and nothing is marked.
 */
final class Watched {
    private final String name;
    private final Probe readiness;
    private final Probe anySign;
    private final Sightings sightings;
    private final Clock clock;

    private volatile State state = State.STARTING;
    private volatile boolean killAsked;
    private Known known = Known.NOTHING;
    private @Nullable Instant lastAlive;
    private @Nullable Instant lastDead;

    /** What others have been told last. */
    private enum Known {
        NOTHING,
        UP,
        DOWN
    }

    /**
     * @param readiness whether it can be used
     * @param anySign another way to find out whether it lives, for a process that may serve before it says so
     */
    Watched(String name, Probe readiness, Probe anySign, Sightings sightings, Clock clock) {
        this.name = name;
        this.readiness = readiness;
        this.anySign = anySign;
        this.sightings = sightings;
        this.clock = clock;
    }

    ProcessStatus status() {
        return new ProcessStatus(name, state, null, null);
    }

    /** While a kill is under way, the death is no news. */
    void expectDeath(boolean expected) {
        killAsked = expected;
    }

    /** Looks once, and tells what has changed. Times are those before the look, when what it shows was true at the latest. */
    synchronized ProcessStatus look() throws InterruptedException {
        var begin = clock.instant();
        switch (readiness.look()) {
            case READY -> ready(begin);
            case UNREADY -> {
                lastAlive = begin;
                state = State.STARTING;
            }
            case SILENT -> state = State.STARTING;
            case GONE -> gone(begin);
        }
        return status();
    }

    private void ready(Instant at) {
        lastAlive = at;
        state = State.READY;
        if (known != Known.UP) {
            known = Known.UP;
            sightings.back(name, lastDead == null ? at : lastDead);
        }
    }

    private void gone(Instant at) throws InterruptedException {
        state = State.DEAD;
        if (known == Known.DOWN) {
            // A service takes orders a moment before its management port says that it is ready.
            if (anySign.look() == Probe.Sight.GONE) {
                lastDead = at;
            }
            return;
        }
        known = Known.DOWN;
        lastDead = at;
        if (!killAsked) {
            sightings.gone(name, lastAlive == null ? at : lastAlive);
        }
    }
}
