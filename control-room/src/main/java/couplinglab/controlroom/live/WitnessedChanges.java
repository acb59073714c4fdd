package couplinglab.controlroom.live;

import couplinglab.controlroom.history.Mark;
import couplinglab.controlroom.history.Recorder;
import couplinglab.controlroom.process.Sightings;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Writes into the history what was seen of processes that others stop and start, so that the ledger counts as offered
 * while down only what lies between two signs of death.
 */
final class WitnessedChanges implements Sightings {
    private final Recorder recorder;
    private final Predicate<String> forgetful;

    /** @param forgetful whether the process of this name loses what it holds when it dies */
    WitnessedChanges(Recorder recorder, Predicate<String> forgetful) {
        this.recorder = recorder;
        this.forgetful = forgetful;
    }

    @Override
    public void gone(String name, Instant lastAlive) {
        recorder.mark(Mark.Kind.LAST_SEEN, name, lastAlive);
    }

    /** The death may have been noticed by an earlier control room, of which only the history is left. */
    @Override
    public void back(String name, Instant lastDead) {
        deathOf(name).ifPresent(death -> {
            if (forgetful.test(name)) {
                recorder.mark(Mark.Kind.FORGOT, name, death.at());
            }
            recorder.mark(Mark.Kind.REVIVE_ASKED, name, lastDead);
            recorder.mark(Mark.Kind.READY, name);
        });
    }

    /** The last one that no return followed. */
    private Optional<Mark> deathOf(String name) {
        Optional<Mark> death = Optional.empty();
        for (var mark : recorder.history().marks()) {
            if (!mark.subject().equals(name)) {
                continue;
            }
            if (mark.kind() == Mark.Kind.KILL_CONFIRMED || mark.kind() == Mark.Kind.EXITED) {
                death = Optional.of(mark);
            } else if (mark.kind() == Mark.Kind.READY) {
                death = Optional.empty();
            }
        }
        return death;
    }
}
