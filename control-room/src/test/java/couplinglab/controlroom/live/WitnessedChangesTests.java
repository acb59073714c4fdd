package couplinglab.controlroom.live;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.controlroom.history.Mark;
import couplinglab.controlroom.history.Recorder;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessedChangesTests {
    private static final Instant ALIVE = Instant.parse("2026-11-24T10:00:00Z");
    private static final Instant DEAD = ALIVE.plusSeconds(60);

    @TempDir
    Path folder;

    private Recorder recorder;
    private WitnessedChanges changes;

    @BeforeEach
    void open() {
        recorder = Recorder.open(folder);
        changes = new WitnessedChanges(recorder, "broker"::equals);
    }

    @AfterEach
    void close() {
        recorder.close();
    }

    @Test
    void writeDownWhenAProcessWasLastSeenAliveAndLastSeenDead() {
        changes.gone("service", ALIVE);
        recorder.mark(Mark.Kind.EXITED, "service");
        changes.back("service", DEAD);

        var marks = recorder.history().marks();
        assertThat(marks)
                .extracting(Mark::kind)
                .containsExactly(Mark.Kind.LAST_SEEN, Mark.Kind.EXITED, Mark.Kind.REVIVE_ASKED, Mark.Kind.READY);
        assertThat(marks.get(0).at()).isEqualTo(ALIVE);
        assertThat(marks.get(2).at()).isEqualTo(DEAD);
        assertThat(marks).extracting(Mark::subject).containsOnly("service");
    }

    @Test
    void endWhatThisControlRoomBeganItself() {
        recorder.mark(Mark.Kind.KILL_ASKED, "service");
        recorder.mark(Mark.Kind.KILL_CONFIRMED, "service");
        changes.back("service", DEAD);

        assertThat(recorder.history().marks()).extracting(Mark::kind).endsWith(Mark.Kind.REVIVE_ASKED, Mark.Kind.READY);
    }

    @Test
    void sayThatTheBrokerForgotWhatItHeldWhenItsDeathWasNoticed() {
        changes.gone("broker", ALIVE);
        var death = recorder.mark(Mark.Kind.EXITED, "broker");
        changes.back("broker", DEAD);

        assertThat(recorder.history().marks())
                .filteredOn(mark -> mark.kind() == Mark.Kind.FORGOT)
                .containsExactly(new Mark(death.at(), Mark.Kind.FORGOT, "broker", null));
    }

    @Test
    void goOnFromWhatAnEarlierControlRoomSaw() {
        changes.gone("broker", ALIVE);
        var death = recorder.mark(Mark.Kind.EXITED, "broker");
        recorder.close();
        open();
        changes.back("broker", DEAD);

        assertThat(recorder.history().marks())
                .contains(new Mark(death.at(), Mark.Kind.FORGOT, "broker", null))
                .extracting(Mark::kind)
                .endsWith(Mark.Kind.READY);
    }

    @Test
    void areNoneWhereNobodyHadDied() {
        changes.back("broker", DEAD);
        changes.gone("service", ALIVE);
        recorder.mark(Mark.Kind.EXITED, "service");
        changes.back("service", DEAD);
        var marks = recorder.history().marks();

        changes.back("service", DEAD);
        changes.back("broker", DEAD);

        assertThat(recorder.history().marks()).isEqualTo(marks).hasSize(4);
    }
}
