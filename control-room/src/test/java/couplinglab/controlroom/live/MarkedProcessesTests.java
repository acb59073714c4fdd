package couplinglab.controlroom.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import couplinglab.controlroom.history.Mark;
import couplinglab.controlroom.history.Recorder;
import couplinglab.controlroom.process.ByHand;
import couplinglab.controlroom.process.UnknownProcess;
import couplinglab.controlroom.web.FakeProcesses;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkedProcessesTests {
    @TempDir
    Path folder;

    private final FakeProcesses fakes = new FakeProcesses("one");
    private Recorder recorder;
    private MarkedProcesses processes;

    @BeforeEach
    void open() {
        recorder = Recorder.open(folder);
        processes = new MarkedProcesses(fakes, recorder);
    }

    @AfterEach
    void close() {
        recorder.close();
    }

    @Test
    void writeDownBothEdgesOfADeath() {
        processes.kill("one");
        processes.revive("one");

        assertThat(recorder.history().marks())
                .extracting(Mark::kind)
                .containsExactly(
                        Mark.Kind.KILL_ASKED, Mark.Kind.KILL_CONFIRMED, Mark.Kind.REVIVE_ASKED, Mark.Kind.READY);
        assertThat(recorder.history().marks()).extracting(Mark::subject).containsOnly("one");
    }

    @Test
    void writeDownNothingWhereNothingHappens() {
        processes.revive("one");
        processes.kill("one");
        var marks = recorder.history().marks();

        processes.kill("one");

        assertThat(recorder.history().marks()).isEqualTo(marks).hasSize(2);
    }

    @Test
    void writeDownNothingOfWhatIsRefused() {
        fakes.kill("one");
        fakes.byHand(true);
        assertThatThrownBy(() -> processes.revive("one")).isInstanceOf(ByHand.class);
        fakes.byHand(false);
        fakes.revive("one");
        fakes.byHand(true);
        assertThatThrownBy(() -> processes.kill("one")).isInstanceOf(ByHand.class);

        assertThat(recorder.history().marks()).isEmpty();
    }

    @Test
    void passOnWhatPeopleNeed() {
        fakes.byHand(true);

        assertThat(processes.killByHand("one")).isEqualTo("stop one");
        assertThat(processes.reviveByHand("one")).isEqualTo("start one");
        assertThat(processes.published("one")).isEqualTo(fakes.published("one")).isNotEqualTo(fakes.endpoints("one"));
    }

    @Test
    void writeDownNothingAboutAnUnknownName() {
        assertThatThrownBy(() -> processes.kill("two")).isInstanceOf(UnknownProcess.class);
        assertThatThrownBy(() -> processes.revive("two")).isInstanceOf(UnknownProcess.class);
        assertThat(recorder.history().marks()).isEmpty();
    }
}
